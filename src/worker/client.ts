import { proxy, releaseProxy, wrap } from 'comlink';
import { breather } from './breath';
import type { Moved, Provenance, Session } from './session';
import { spawn } from './spawn';
import type { StartOptions } from './start-options';
import { type WireMoved, WireReceiver } from './wire';
import type { Start, WireOpened } from './worker';

export interface ConnectOptions {
  /** Called at most once, when the worker can no longer answer. Its pending calls fail with the same reason. */
  readonly onDeath: (reason: string) => void;
  readonly examples?: StartOptions['examples'];
  /** Which memory; by default shared where the page may have it. */
  readonly memory?: StartOptions['memory'];
}

export interface Connection {
  readonly session: Session;
  /** Ends the worker, whatever it is doing. */
  readonly end: () => void;
}

/** Starts a worker and gives its session. A dead one is replaced by connecting anew and opening source and schedule again. */
export async function connectSession(options: ConnectOptions): Promise<Connection> {
  const { onDeath, examples = [], memory = crossOriginIsolated ? 'shared' : 'plain' } = options;
  const { worker, death } = spawn();
  death.catch((error: Error) => {
    // One that broke may go on with what it was at.
    worker.terminate();
    onDeath(error.message);
  });
  const alive = <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, death]);

  const start = wrap<Start>(worker);
  const remote = await alive(start({ memory, examples }));
  const wire = new WireReceiver(breather());
  const received = (moved: WireMoved): Promise<Moved> =>
    wire.receive(moved, () => alive(remote.piece()));
  const moved = async (answer: Promise<WireMoved>): Promise<Moved> => received(await alive(answer));
  const session: Session = {
    async open(request, told) {
      const opened = await alive<WireOpened>(remote.open(request, told && proxy(told)));
      return opened.ok ? { ...opened, moved: await received(opened.moved) } : opened;
    },
    check: (source) => alive(remote.check(source)),
    step: (gid) => moved(remote.step(gid)),
    seek: (n) => moved(remote.seek(n)),
    run: (until) => moved(remote.run(until)),
    undo: () => moved(remote.undo()),
    redo: () => moved(remote.redo()),
    pause: () => {
      remote.pause().catch(() => {});
    },
    choosePolicy: (policy) => alive(remote.choosePolicy(policy)),
    link: (view) => alive(remote.link(view)),
    file: (view) => alive(remote.file(view)),
    provenance: (addr) => alive<Provenance>(remote.provenance(addr)),
  };
  const end = (): void => {
    start[releaseProxy]();
    worker.terminate();
  };
  return { session, end };
}
