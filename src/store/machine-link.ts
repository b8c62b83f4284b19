import type { Session } from '../worker';
import type { Connection, Ports } from './ports';

/** The one line to the machine: made on the first call, and again after it broke. */
export interface MachineLink {
  /** Rejects when the machine dies before it answers. */
  ask<T>(call: (session: Session) => Promise<T>): Promise<T>;
  /** Reaches the machine even while it is busy. */
  pause(): void;
}

interface Line extends Connection {
  /** Never fulfils; rejects when the machine dies. */
  readonly death: Promise<never>;
}

export function createMachineLink(
  connect: Ports['connect'],
  onDeath: (reason: string) => void,
): MachineLink {
  let line: Line | undefined;

  async function connected(): Promise<Line> {
    if (line !== undefined) return line;
    let die: (reason: string) => void = () => {};
    const death = new Promise<never>((_, reject) => {
      die = (reason) => {
        // A late word from a machine that was replaced concerns nobody.
        if (line?.death === death) {
          line.end();
          line = undefined;
          onDeath(reason);
        }
        reject(new Error(reason));
      };
    });
    // Nobody may be asking when it dies.
    death.catch(() => {});
    const connection = await Promise.race([connect((reason) => die(reason)), death]).catch(
      (error: unknown) => {
        // It never lived: an old browser, a worker that was not served.
        onDeath(error instanceof Error ? error.message : String(error));
        throw error;
      },
    );
    line = { ...connection, death };
    return line;
  }

  return {
    async ask(call) {
      const { session, death } = await connected();
      return Promise.race([call(session), death]);
    },
    pause: () => line?.session.pause(),
  };
}
