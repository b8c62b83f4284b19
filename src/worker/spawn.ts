/** A worker, from its first breath. */
export interface Spawned {
  readonly worker: Worker;
  /** Never fulfils; rejects with the reason when the worker dies. */
  readonly death: Promise<never>;
}

/** The worker that index.html started, and whether it has already died. */
export interface Ahead {
  readonly worker: Worker;
  readonly isDead: boolean;
}

declare global {
  interface Window {
    /** Set by index.html, taken by the first who asks. */
    workerAhead?: Ahead | undefined;
  }
}

/** The worker that is on its way since before the page's own code, or else a new one. */
export function spawn(): Spawned {
  const { workerAhead } = window;
  window.workerAhead = undefined;
  const { worker, isDead } = workerAhead ?? {
    worker: new Worker(new URL('./start-worker.ts', import.meta.url), { type: 'module' }),
    isDead: false,
  };
  const death = new Promise<never>((_, reject) => {
    const die = (reason: string): void => reject(new Error(reason));
    const dieOf = (message: string): void =>
      die(`the machine's worker died: ${message || 'it could not be started'}`);
    if (isDead) dieOf('');
    worker.addEventListener('error', ({ message }) => dieOf(message));
    worker.addEventListener('messageerror', () => die('the machine sent what cannot be read'));
  });
  // Nobody may be waiting when it dies.
  death.catch(() => {});
  return { worker, death };
}
