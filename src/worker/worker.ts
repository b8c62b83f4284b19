import { expose, proxy, transfer } from 'comlink';
import { buildProgram, diagnose } from '../machine';
import { breather } from './breath';
import { library } from './library';
import type { Opened, OpenRequest, Progress, RunUntil, Session } from './session';
import type { HostMoved } from './moved';
import { SessionHost } from './session-host';
import type { StartOptions } from './start-options';
import { buffersOf, type WirePiece } from './pieces';
import { type WireMoved, WireSender } from './wire';

type Refused = Extract<Opened, { ok: false }>;
type Accepted = Extract<Opened, { ok: true }>;
export type WireOpened = Refused | (Omit<Accepted, 'moved'> & { readonly moved: WireMoved });

/** A Session whose answers are ready to be posted. */
function onTheWire(host: SessionHost) {
  const wire = new WireSender();
  const send = (moved: HostMoved): WireMoved => {
    const sent = wire.send(moved);
    const buffers = sent.bytes === undefined ? [] : [sent.bytes.buffer as ArrayBuffer];
    return transfer(sent, buffers);
  };
  return {
    open: async (
      request: OpenRequest,
      told?: (progress: Progress) => void,
    ): Promise<WireOpened> => {
      const opened = await host.open(request, told);
      return opened.ok ? { ...opened, moved: send(opened.moved) } : opened;
    },
    check: (source: string) => host.check(source),
    step: async (gid: Parameters<Session['step']>[0]) => send(await host.step(gid)),
    seek: async (n: Parameters<Session['seek']>[0]) => send(await host.seek(n)),
    run: async (until: RunUntil) => send(await host.run(until)),
    undo: async () => send(await host.undo()),
    redo: async () => send(await host.redo()),
    /** What of the last answer does not lie in shared memory, piece by piece. */
    piece: (): WirePiece | undefined => {
      const piece = wire.piece();
      return piece && transfer(piece, buffersOf(piece));
    },
    pause: () => host.pause(),
    choosePolicy: (policy: Parameters<Session['choosePolicy']>[0]) => host.choosePolicy(policy),
    link: (view: Parameters<Session['link']>[0]) => host.link(view),
    file: (view: Parameters<Session['file']>[0]) => host.file(view),
    provenance: (addr: number) => host.provenance(addr),
  };
}

/** The first call: answers with the session. */
async function start({ memory, examples }: StartOptions) {
  const compiled = await library;
  const host = new SessionHost({
    build: (source, name) =>
      buildProgram(source, compiled, memory, name === undefined ? {} : { name }),
    check: (source) => diagnose(source, compiled),
    breathe: breather(),
    examples,
  });
  return proxy(onTheWire(host));
}

export type Start = typeof start;

/** Hears the page from now on. */
export function serve(): void {
  expose(start);
}
