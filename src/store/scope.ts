import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Gid, Schedule, type StepIndex } from '../recording';
import type { Moved, OpenRequest, RunUntil, Session } from '../worker';
import { createCommandQueue } from './command-queue';
import { nextInTurn, restAfter, restBefore, stayOrNext } from './levels';
import type { Connection, Ports } from './ports';
import { applyPatch, EMPTY_RECORDING } from './recording';
import {
  initialState,
  type Level,
  MAIN,
  type MemoryView,
  type Policy,
  type ScopeState,
  START,
  type Theme,
} from './state';

/** What a person can do. Each settles when the page shows its effect. */
export interface ScopeActions {
  /** Starts the machine and opens what the link says, else what was last edited, else the first program. */
  readonly start: () => Promise<void>;
  /** After the machine died: a new one, with the same program at the same step. */
  readonly revive: () => Promise<void>;
  /** Reopens the moment behind `#`; a bad link is told and changes nothing. */
  readonly openLink: (fragment: string) => Promise<void>;

  readonly chooseProgram: (id: string) => Promise<void>;
  readonly editSource: (text: string) => void;
  /** Gives up the edits: the program that runs, or the built-in one when none does. */
  readonly revert: () => Promise<void>;
  /** Compiles what stands in the editor and stands at step 0. */
  readonly openSource: () => Promise<void>;
  /** The same program from step 0, with nothing recorded. */
  readonly restart: () => Promise<void>;

  /** One step of one goroutine, as far as the level says. */
  readonly stepGoroutine: (gid: Gid) => Promise<void>;
  /** The recorded next step; at the recording's end a new one, of whom the policy says. */
  readonly stepForward: () => Promise<void>;
  readonly stepBack: () => Promise<void>;
  readonly seek: (n: StepIndex) => Promise<void>;
  readonly seekEnd: () => Promise<void>;
  readonly play: () => void;
  readonly pause: () => void;
  /** Runs on by policy until something ends it. By hand means in turn, access by access. */
  readonly runToThrow: () => Promise<void>;
  /** From step 0 with this seed, by random choice, until something ends it. */
  readonly tryRandom: (seed: number) => Promise<void>;

  readonly choosePolicy: (policy: Policy) => Promise<void>;
  /** Another seed is another run: starts it at step 0. */
  readonly chooseSeed: (seed: number) => Promise<void>;
  readonly chooseLevel: (level: Level) => void;
  readonly chooseSpeed: (stepsPerSecond: number) => void;
  readonly chooseTheme: (theme: Theme) => void;
  readonly focusGoroutine: (gid: Gid) => void;
  readonly chooseMap: (addr: number | undefined) => void;

  /** Puts the link to this very moment in the address bar and on the clipboard. */
  readonly share: () => Promise<void>;
  readonly dismissNotice: () => void;
}

export interface Scope {
  readonly store: StoreApi<ScopeState>;
  readonly actions: ScopeActions;
}

const IN_TURN: Policy = { kind: 'roundRobin', quantum: 1 };
/** Frames a second that a fast play is worth drawing. */
const FRAMES = 30;

export function createScope(ports: Ports): Scope {
  const first = ports.programs[0];
  if (first === undefined) throw new Error('createScope needs a program');
  const kept = ports.storage.read();
  const store = createStore<ScopeState>(() =>
    initialState(
      kept.source === undefined ? first.id : (kept.programId ?? first.id),
      kept.source ?? first.source,
      kept.theme ?? 'system',
    ),
  );
  const { getState: get, setState: set } = store;

  let connection: Connection | undefined;
  /** Counts connections, so that a late word from a dead machine is not taken for the new one's. */
  let generation = 0;

  const queue = createCommandQueue(
    (busy) => set({ busy: busy || get().playing }),
    (error) => {
      if (get().machine !== 'dead') set({ notice: { kind: 'failed', reason: reasonOf(error) } });
      set({ playing: false });
    },
  );

  async function session(): Promise<Session> {
    if (connection !== undefined) return connection.session;
    generation++;
    const mine = generation;
    const onDeath = (reason: string): void => {
      if (mine !== generation) return;
      connection?.end();
      connection = undefined;
      set({ machine: 'dead', playing: false, notice: { kind: 'machineDied', reason } });
    };
    connection = await ports.connect(onDeath);
    return connection.session;
  }

  function keep(): void {
    const { programId, source, theme } = get();
    ports.storage.write({ programId, source, theme });
  }

  // ── Answers

  function apply(moved: Moved): void {
    const { recording: patch, bytes, ...standing } = moved;
    const { opened, recording, seen } = get();
    if (opened === undefined) return;
    const buffer = opened.shared ?? (bytes?.buffer as ArrayBuffer | undefined);
    const memory: MemoryView | undefined = buffer && {
      buffer,
      program: opened.program,
      cursor: moved.cursor,
      heapTop: moved.heapTop,
    };
    set({
      moved: standing,
      memory,
      recording: applyPatch(recording, patch),
      seen: withAll(
        seen,
        moved.goroutines.map((g) => g.gid),
      ),
    });
    if (moved.stopped === 'limit') set({ notice: { kind: 'limit', steps: moved.length } });
  }

  async function openNow(request: OpenRequest): Promise<boolean> {
    const opened = await (await session()).open(request);
    set({ machine: 'ready' });
    if (!opened.ok) {
      set({ diagnostics: opened.diagnostics });
      return false;
    }
    set({
      opened: {
        source: request.source,
        seed: request.seed,
        program: opened.program,
        shared: opened.memory,
      },
      seed: request.seed,
      policy: request.policy,
      recording: EMPTY_RECORDING,
      seen: [],
      diagnostics: [],
      focus: MAIN,
      selectedMap: undefined,
      notice: opened.drift === undefined ? undefined : { kind: 'drift', detail: opened.drift },
    });
    apply(opened.moved);
    focusLast();
    return true;
  }

  function open(request: OpenRequest): Promise<void> {
    return command(async () => {
      await openNow(request);
    });
  }

  /** The goroutine that took the step before the cursor. */
  function lastGid(): Gid {
    const { moved, recording } = get();
    const n = (moved?.cursor ?? START) - 1;
    return n >= 0 && n < recording.rows.length ? (recording.rows.gid[n] as Gid) : MAIN;
  }

  function focusLast(): void {
    set({ focus: lastGid() });
  }

  // ── Commands

  function command(run: () => Promise<void>, replaces?: string): Promise<void> {
    return queue.add(run, replaces);
  }

  async function seekNow(n: number): Promise<void> {
    const { moved } = get();
    if (moved === undefined) return;
    const to = Math.max(0, Math.min(n, moved.length)) as StepIndex;
    apply(await (await session()).seek(to));
    focusLast();
  }

  async function runNow(until: RunUntil): Promise<void> {
    const machine = await session();
    set({ running: until.kind === 'end' });
    try {
      apply(await machine.run(until));
    } finally {
      set({ running: false });
    }
    focusLast();
  }

  async function stepNow(gid: Gid, level: Level): Promise<void> {
    if (hasEnded()) return;
    if (level === 'access') apply(await (await session()).step(gid));
    else apply(await (await session()).run({ kind: level, gid }));
    set({ focus: gid });
  }

  /** Nothing more can happen at the cursor. */
  function hasEnded(): boolean {
    const { moved } = get();
    return moved === undefined || moved.fault !== undefined;
  }

  async function forwardNow(steps: number): Promise<void> {
    const { moved, recording, opened, level, policy } = get();
    if (moved === undefined || opened === undefined) return;
    if (moved.cursor < moved.length) {
      const to =
        steps > 1
          ? moved.cursor + steps
          : restAfter(recording, opened.program, moved.cursor, level);
      return seekNow(to);
    }
    if (hasEnded()) return;
    if (policy.kind === 'byHand') {
      for (let i = 0; i < steps && !hasEnded(); i++) {
        const { goroutines } = get().moved ?? moved;
        const choose = get().playing ? nextInTurn : stayOrNext;
        const gid = choose(goroutines, lastGid());
        if (gid === undefined) return;
        await stepNow(gid, level);
      }
      return;
    }
    await runNow({ kind: 'steps', count: steps });
    // At a wider level the policy says who, and the level how far.
    if (level !== 'access' && steps === 1) await stepNow(lastGid(), level);
  }

  async function playOn(): Promise<void> {
    while (get().playing) {
      const { speed } = get();
      await command(() => forwardNow(Math.max(1, Math.round(speed / FRAMES))));
      const { moved } = get();
      if (hasEnded() && moved?.cursor === moved?.length) break;
      await ports.wait(1000 / Math.min(speed, FRAMES));
    }
    set({ playing: false });
    // A command that is still running tells its own end.
    await command(async () => {});
  }

  /** Whatever the person does next, play has stopped. */
  function stopPlay(): void {
    if (get().playing) set({ playing: false });
  }

  async function runToEnd(): Promise<void> {
    const { policy } = get();
    if (policy.kind !== 'byHand') return runNow({ kind: 'end' });
    const machine = await session();
    await machine.choosePolicy(IN_TURN);
    try {
      await runNow({ kind: 'end' });
    } finally {
      await machine.choosePolicy(policy);
    }
  }

  function requestOf(source: string): OpenRequest {
    const { seed, policy } = get();
    return { source, seed, policy };
  }

  const actions: ScopeActions = {
    start() {
      const fragment = ports.address.fragment();
      return command(async () => {
        if (fragment !== '' && (await openFragment(fragment))) return;
        const { notice } = get();
        if ((await openNow(requestOf(get().source))) && notice !== undefined) set({ notice });
      });
    },

    async revive() {
      const { opened, moved, recording, source } = get();
      set({ machine: 'starting', notice: undefined });
      const schedule = Schedule.ofColumn(recording.rows.gid, recording.rows.length).toString();
      await open(
        opened === undefined || moved === undefined
          ? requestOf(source)
          : { ...requestOf(opened.source), schedule, cursor: moved.cursor },
      );
    },

    openLink(fragment) {
      stopPlay();
      return command(async () => {
        await openFragment(fragment);
      });
    },

    async chooseProgram(id) {
      const program = ports.programs.find((p) => p.id === id);
      if (program === undefined) return;
      stopPlay();
      set({ programId: id, source: program.source });
      keep();
      ports.address.show('');
      await open(requestOf(program.source));
    },

    editSource(text) {
      if (text === get().source) return;
      set({ source: text });
      keep();
    },

    async revert() {
      const { opened, programId } = get();
      if (opened !== undefined) {
        set({ source: opened.source, diagnostics: [] });
        keep();
      } else await actions.chooseProgram(programId);
    },

    async openSource() {
      stopPlay();
      await open(requestOf(get().source));
    },

    async restart() {
      stopPlay();
      const { opened, source } = get();
      await open(requestOf(opened?.source ?? source));
    },

    stepGoroutine(gid) {
      stopPlay();
      return command(() => stepNow(gid, get().level));
    },

    stepForward() {
      stopPlay();
      return command(() => forwardNow(1));
    },

    stepBack() {
      stopPlay();
      return command(async () => {
        const { moved, recording, opened, level } = get();
        if (moved === undefined || opened === undefined) return;
        await seekNow(restBefore(recording, opened.program, moved.cursor, level));
      });
    },

    seek(n) {
      stopPlay();
      return command(() => seekNow(n), 'seek');
    },

    seekEnd() {
      stopPlay();
      return command(() => seekNow(Number.MAX_SAFE_INTEGER));
    },

    play() {
      const { playing, moved } = get();
      if (playing || moved === undefined) return;
      set({ playing: true, busy: true });
      void playOn();
    },

    pause() {
      stopPlay();
      connection?.session.pause();
    },

    runToThrow() {
      stopPlay();
      return command(async () => {
        if (!hasEnded()) await runToEnd();
      });
    },

    tryRandom(seed) {
      stopPlay();
      return command(async () => {
        const { opened, source } = get();
        const policy: Policy = { kind: 'random', seed };
        const again = { source: opened?.source ?? source, seed: get().seed, policy };
        if (await openNow(again)) await runNow({ kind: 'end' });
      });
    },

    choosePolicy(policy) {
      stopPlay();
      set({ policy });
      return command(async () => (await session()).choosePolicy(policy));
    },

    async chooseSeed(seed) {
      stopPlay();
      const { opened, source, policy } = get();
      set({ seed });
      await open({ source: opened?.source ?? source, seed, policy });
    },

    chooseLevel: (level) => set({ level }),
    chooseSpeed: (speed) => set({ speed }),
    chooseTheme(theme) {
      set({ theme });
      keep();
    },
    focusGoroutine: (focus) => set({ focus }),
    chooseMap: (selectedMap) => set({ selectedMap }),

    share() {
      stopPlay();
      return command(async () => {
        const { fragment } = await (await session()).link();
        const link = ports.address.show(fragment);
        set({ notice: { kind: 'shared', link, copied: await ports.copyText(link) } });
      });
    },

    dismissNotice: () => set({ notice: undefined }),
  };

  async function openFragment(fragment: string): Promise<boolean> {
    let request: OpenRequest;
    try {
      request = await ports.readLink(fragment);
    } catch (error) {
      set({ notice: { kind: 'badLink', reason: reasonOf(error) } });
      return false;
    }
    const program = ports.programs.find((p) => p.source === request.source);
    set({ source: request.source, programId: program?.id ?? get().programId });
    return openNow(request);
  }

  return { store, actions };
}

function withAll(seen: readonly Gid[], gids: readonly Gid[]): readonly Gid[] {
  const fresh = gids.filter((gid) => !seen.includes(gid));
  return fresh.length === 0 ? seen : [...seen, ...fresh].sort((a, b) => a - b);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
