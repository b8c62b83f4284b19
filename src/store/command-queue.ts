/** Runs commands one after the other. The machine answers one at a time, and so must the page ask. */
export interface CommandQueue {
  /** Settles when the command has run, or when a newer one of the same `replaces` took its place. */
  add(command: () => Promise<void>, replaces?: string): Promise<void>;
}

interface Waiting {
  command: () => Promise<void>;
  readonly replaces: string | undefined;
  readonly settled: Promise<void>;
  readonly settle: () => void;
}

/** `onBusy` is told when the queue fills and when it runs dry; `onError` what a command threw. */
export function createCommandQueue(
  onBusy: (busy: boolean) => void,
  onError: (error: unknown) => void,
): CommandQueue {
  const waiting: Waiting[] = [];
  let running = false;

  async function drain(): Promise<void> {
    running = true;
    onBusy(true);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        await next.command();
      } catch (error) {
        onError(error);
      }
      next.settle();
    }
    running = false;
    onBusy(false);
  }

  return {
    async add(command, replaces) {
      const last = waiting.at(-1);
      // Scrubbing asks faster than the machine answers: only the newest place matters.
      if (replaces !== undefined && last?.replaces === replaces) {
        last.command = command;
        return last.settled;
      }
      let settle = (): void => {};
      const settled = new Promise<void>((resolve) => {
        settle = resolve;
      });
      waiting.push({ command, replaces, settled, settle });
      if (!running) void drain();
      return settled;
    },
  };
}
