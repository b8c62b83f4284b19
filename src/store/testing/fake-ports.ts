import { LinkError } from '../../recording';
import type { Session } from '../../worker';
import type { Kept, Ports } from '../ports';
import type { PickedFile } from '../picked-file';
import type { Language } from '../state';
import { createFakeSession } from './fake-session';

/** A world in memory: `kept` is the storage, `hash` and `lang` the address bar, `copied` the clipboard. */
export interface FakeWorld {
  readonly ports: Ports;
  kept: Kept;
  /** False: storage is full. */
  keeps: boolean;
  hash: string;
  lang: Language | undefined;
  copied: string | undefined;
  /** A language's words, on their way. */
  words: Promise<void>;
  /** The file that the person picks, and the one that was saved for them. */
  picked: string | undefined;
  saved: { readonly name: string; readonly text: string | Blob } | undefined;
  /** Every call the session got, in order: `step 5`, `seek 3`. */
  readonly calls: string[];
  die(reason: string): void;
  /** From now on the machine answers no step. */
  silence(): void;
}

export function fakeWorld(programs = PROGRAMS, session = createFakeSession()): FakeWorld {
  let silent = false;
  let died: (reason: string) => void = () => {};
  const calls: string[] = [];
  const world: FakeWorld = {
    kept: {},
    keeps: true,
    hash: '',
    lang: undefined,
    copied: undefined,
    words: Promise.resolve(),
    picked: undefined,
    saved: undefined,
    calls,
    die: (reason) => died(reason),
    silence: () => {
      silent = true;
    },
    ports: {
      connect: async (onDeath) => {
        died = onDeath;
        return { session: listened(session, calls, () => silent), end: () => {} };
      },
      address: {
        fragment: () => world.hash,
        show: (fragment) => {
          world.hash = fragment;
          return `https://example.org/#${fragment}`;
        },
      },
      languages: {
        asked: () => world.lang,
        guessed: () => 'en',
        load: () => world.words,
        show: (language) => {
          world.lang = language;
        },
      },
      readLink: async (fragment) => {
        if (fragment !== 'good') throw new LinkError({ kind: 'damaged' });
        return { source: 'package linked', seed: 9, policy: { kind: 'byHand' } };
      },
      readFile: async (text) => {
        if (!text.startsWith('package')) throw new Error('it is no run');
        return {
          source: text,
          seed: 4,
          policy: { kind: 'byHand' },
          schedule: '1*3',
          view: { level: 'line', map: 64, unknown: true },
        };
      },
      files: {
        pick: async () => (world.picked === undefined ? [] : [textFile(world.picked)]),
        save: (name, text) => {
          world.saved = { name, text };
        },
      },
      copyText: async (text) => {
        world.copied = text;
        return true;
      },
      storage: {
        read: () => world.kept,
        write: (kept) => {
          if (world.keeps) world.kept = kept;
          return world.keeps;
        },
      },
      onLeave: () => {},
      programs,
      loadPrograms: async () => STORIES,
      wait: async () => {},
    },
  };
  return world;
}

/** A recording's, as far as one can tell before it is read. */
function textFile(text: string): PickedFile {
  const bytes = new TextEncoder().encode(text);
  const name = 'picked.json';
  return { name, size: bytes.length, arrayBuffer: async () => bytes.buffer };
}

const PROGRAMS = [
  { id: 'two-writers', source: 'package main' },
  { id: 'mutex', source: 'package main // mutex', opening: '1*5 5' },
];

const STORIES = [{ id: 'told', source: 'package main // told', opening: '1*5', story: '5*3 6' }];

function listened(session: Session, calls: string[], isSilent: () => boolean): Session {
  return {
    ...session,
    open: async (request, told) => {
      calls.push(`open ${request.source}${request.schedule ? ` ${request.schedule}` : ''}`);
      return session.open(request, told);
    },
    step: async (gid) => {
      calls.push(`step ${gid}`);
      return isSilent() ? new Promise(() => {}) : session.step(gid);
    },
    seek: async (n) => {
      calls.push(`seek ${n}`);
      return session.seek(n);
    },
    run: async (until) => {
      const by = 'by' in until && until.by.kind === 'random' ? ` by random ${until.by.seed}` : '';
      calls.push(`run ${until.kind}${by}`);
      return session.run(until);
    },
    choosePolicy: async (policy) => {
      calls.push(`policy ${policy.kind}`);
      return session.choosePolicy(policy);
    },
  };
}
