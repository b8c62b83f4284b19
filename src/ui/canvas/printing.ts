/** Whoever paints, for when paper comes and goes. */
const painters = new Set<() => void>();
let isForPaper = false;

/** What is on the page's canvases is to be printed or saved: they are painted as finely as paper is, before this returns. */
export function setPrinting(is: boolean): void {
  isForPaper = is;
  for (const paint of painters) paint();
}

/** No frame comes between now and the sheet: what is to be seen on it is painted at once. */
export function isPrinting(): boolean {
  return isForPaper;
}

/** Gives how to stop listening. */
export function onPrinting(paint: () => void): () => void {
  painters.add(paint);
  return () => painters.delete(paint);
}
