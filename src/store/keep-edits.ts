import type { Ports } from './ports';

/** Storage takes milliseconds for a long program: too many for each key. */
const INTERVAL_MS = 500;

/** Keeps what was typed at once, then at intervals, and what is left when the page is left. */
export function keepAtIntervals(
  keep: () => void,
  { wait, onLeave }: Pick<Ports, 'wait' | 'onLeave'>,
): () => Promise<void> {
  let rests = false;
  let isDue = false;
  const keepNow = (): void => {
    isDue = false;
    keep();
  };
  onLeave(() => {
    if (isDue) keepNow();
  });

  async function keepAndRest(): Promise<void> {
    rests = true;
    keepNow();
    await wait(INTERVAL_MS);
    rests = false;
    if (isDue) await keepAndRest();
  }

  return async () => {
    isDue = true;
    if (!rests) await keepAndRest();
  };
}
