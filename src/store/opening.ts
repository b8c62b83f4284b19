import type { StoreApi } from 'zustand/vanilla';
import { EMPTY_RECORDING, LinkError } from '../recording';
import type { Moved, Opened, OpenRequest, Progress } from '../worker';
import { settledIn } from './breakpoints';
import type { CommandQueue } from './command-queue';
import { type Examples, openingOf } from './examples';
import type { MachineLink } from './machine-link';
import type { Moves } from './moves';
import { reasonOf } from './reason';
import { MAIN, type Notice, type ScopeState, START } from './state';
import { breakpointsIn, viewed } from './view';

/** The ways to open a program. Those that end in `Now` are for whoever holds the queue. */
export interface Opening {
  readonly openNow: (request: OpenRequest) => Promise<boolean>;
  /** Reads what was shared, and opens it; a bad one is told and changes nothing. False when nothing opened. */
  readonly openReadNow: (
    bad: 'badLink' | 'badFile',
    read: () => OpenRequest | Promise<OpenRequest>,
  ) => Promise<boolean>;
  /** A dead machine is replaced. */
  readonly open: (request: OpenRequest) => Promise<void>;
  /** What was opened last once more: the machine goes on with a shared run that was stopped on its way. */
  readonly openAgain: () => Promise<void>;
  /** With the seed and the policy at hand. */
  readonly requestOf: (source: string) => OpenRequest;
  /** The same, where it becomes interesting when it is an example. */
  readonly requestOfExample: (source: string) => OpenRequest;
  /** Says which example the source is. */
  readonly nameExample: () => void;
}

interface Needs {
  readonly store: StoreApi<ScopeState>;
  readonly machine: MachineLink;
  readonly moves: Moves;
  readonly examples: Examples;
  readonly apply: (moved: Moved) => void;
  readonly command: CommandQueue['add'];
}

export function createOpening({
  store: { getState: get, setState: set },
  machine,
  moves,
  examples,
  apply,
  command,
}: Needs): Opening {
  /** The machine goes on by itself, as far as a shared run goes. */
  async function replayed<T>(
    open: (told: (replaying: Progress) => void) => Promise<T>,
  ): Promise<T> {
    let isOpening = true;
    try {
      // What is told may come later than the answer.
      return await open((replaying) => {
        if (isOpening) set({ running: true, replaying });
      });
    } finally {
      isOpening = false;
      set({ running: false, replaying: undefined });
    }
  }

  let asked: OpenRequest | undefined;

  async function openNow(request: OpenRequest): Promise<boolean> {
    asked = request;
    const opened = await replayed((told) => machine.ask((session) => session.open(request, told)));
    set({ machine: 'ready' });
    if (!opened.ok) {
      set({ diagnostics: opened.diagnostics, refused: true });
      return false;
    }
    const { breakpoints, source } = get();
    set({
      breakpoints: request.source === source ? settledIn(opened.program, breakpoints) : breakpoints,
      opened: {
        source: request.source,
        fileName: request.fileName,
        seed: request.seed,
        program: opened.program,
        shared: opened.memory,
        opening:
          request.schedule === requestOfExample(request.source).schedule
            ? opened.moved.cursor
            : START,
      },
      seed: request.seed,
      policy: request.policy,
      recording: EMPTY_RECORDING,
      seen: [],
      started: new Map(),
      diagnostics: [],
      refused: false,
      focus: MAIN,
      selectedMap: undefined,
      timeWindow: undefined,
      place: undefined,
      notice: openingNotice(opened),
    });
    apply(opened.moved);
    moves.focusLast();
    return true;
  }

  function open(request: OpenRequest): Promise<void> {
    if (get().machine === 'dead') set({ machine: 'starting', notice: undefined });
    return command(async () => {
      await openNow(request);
    });
  }

  function openAgain(): Promise<void> {
    return command(async () => {
      if (asked === undefined) return;
      const { view = {} } = asked;
      if (await openNow(asked)) set(viewed(view, get()));
    });
  }

  function requestOf(source: string): OpenRequest {
    const { seed, policy, opened } = get();
    const fileName = opened?.source === source ? opened.fileName : undefined;
    return { source, ...(fileName !== undefined && { fileName }), seed, policy };
  }

  function requestOfExample(source: string): OpenRequest {
    const program = examples.bySource(source);
    return { ...requestOf(source), ...(program !== undefined && openingOf(program)) };
  }

  async function openReadNow(
    bad: 'badLink' | 'badFile',
    read: () => OpenRequest | Promise<OpenRequest>,
  ): Promise<boolean> {
    let request: OpenRequest;
    try {
      request = await read();
    } catch (error) {
      set({
        notice:
          error instanceof LinkError
            ? { kind: 'badShare', problem: error.problem }
            : { kind: bad, reason: reasonOf(error) },
      });
      return false;
    }
    set({
      source: request.source,
      example: examples.bySource(request.source),
      breakpoints: breakpointsIn(request.view ?? {}),
    });
    const opens = await openNow(request);
    // It may be one of those that are not here yet.
    if (get().example === undefined) void examples.loadAll().then(nameExample, () => {});
    if (opens) set(viewed(request.view ?? {}, get()));
    return opens;
  }

  function nameExample(): void {
    set({ example: examples.bySource(get().source) });
  }

  return { openNow, openReadNow, open, openAgain, requestOf, requestOfExample, nameExample };
}

function openingNotice({ drift, cutShort }: Extract<Opened, { ok: true }>): Notice | undefined {
  if (drift !== undefined) return { kind: 'drift', drift };
  return cutShort && { kind: 'cutShort', ...cutShort };
}
