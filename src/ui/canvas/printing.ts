/** Set on the root while the page is prepared for paper (use-print.ts). */
const PRINTING = 'printing';

export function setPrinting(is: boolean): void {
  const { dataset } = document.documentElement;
  if (is) dataset[PRINTING] = '';
  else delete dataset[PRINTING];
}

/** No frame comes between now and the sheet: what is to be seen on it is painted at once. */
export function isPrinting(): boolean {
  return PRINTING in document.documentElement.dataset;
}
