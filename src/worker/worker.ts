import { expose, proxy, transfer } from 'comlink';
import { buildProgram } from '../machine';
import { library } from './library';
import type { Moved, Opened, OpenRequest, RunUntil, Session } from './session';
import { SessionHost } from './session-host';
import type { StartOptions } from './start-options';
import { type WireMoved, WireSender } from './wire';

/** A message to oneself stands behind those that have arrived, and comes sooner than any timer. */
const breath = new MessageChannel();
let resume: (() => void) | undefined;
breath.port1.onmessage = () => resume?.();

type Refused = Extract<Opened, { ok: false }>;
type Accepted = Extract<Opened, { ok: true }>;
export type WireOpened = Refused | (Omit<Accepted, 'moved'> & { readonly moved: WireMoved });

/** A Session whose answers are ready to be posted. */
function onTheWire(session: Session) {
  const wire = new WireSender();
  const send = (moved: Moved): WireMoved => {
    const sent = wire.send(moved);
    const { gid, stop, addr, value } = sent.recording.rows;
    const buffers = [gid, stop, addr, value, ...(sent.bytes === undefined ? [] : [sent.bytes])];
    return transfer(
      sent,
      buffers.map(({ buffer }) => buffer as ArrayBuffer),
    );
  };
  return {
    open: async (request: OpenRequest): Promise<WireOpened> => {
      const opened = await session.open(request);
      return opened.ok ? { ...opened, moved: send(opened.moved) } : opened;
    },
    step: async (gid: Parameters<Session['step']>[0]) => send(await session.step(gid)),
    seek: async (n: Parameters<Session['seek']>[0]) => send(await session.seek(n)),
    run: async (until: RunUntil) => send(await session.run(until)),
    pause: () => session.pause(),
    choosePolicy: (policy: Parameters<Session['choosePolicy']>[0]) => session.choosePolicy(policy),
    link: () => session.link(),
  };
}

/** The first call: answers with the session. */
async function start({ memory, examples }: StartOptions) {
  const compiled = await library;
  const host = new SessionHost({
    build: (source) => buildProgram(source, compiled, memory),
    breathe: () =>
      new Promise((resolve) => {
        resume = resolve;
        breath.port2.postMessage(undefined);
      }),
    examples,
  });
  return proxy(onTheWire(host));
}

export type Start = typeof start;

expose(start);
