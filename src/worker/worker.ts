import { expose, proxy } from 'comlink';
import { buildProgram } from '../machine';
import { library } from './library';
import { SessionHost } from './session-host';
import type { StartOptions } from './start-options';

/** A message to oneself stands behind those that have arrived, and comes sooner than any timer. */
const breath = new MessageChannel();
let resume: (() => void) | undefined;
breath.port1.onmessage = () => resume?.();

/** The first call: answers with the session. */
function start({ memory, examples }: StartOptions) {
  const host = new SessionHost({
    build: (source) => buildProgram(source, library(), memory),
    breathe: () =>
      new Promise((resolve) => {
        resume = resolve;
        breath.port2.postMessage(undefined);
      }),
    examples,
  });
  return proxy(host);
}

export type Start = typeof start;

expose(start);
