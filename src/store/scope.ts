import { createStore, type StoreApi } from 'zustand/vanilla';
import { EMPTY_RECORDING, FILE_ENDING, LinkError, Schedule } from '../recording';
import type { Moved, Opened, OpenRequest, Progress, Provenance } from '../worker';
import type { ScopeActions } from './actions';
import { hitNotice } from './active-breakpoints';
import { createBreakpointActions } from './breakpoint-actions';
import { parseBreakpoints, printBreakpoints, settledIn } from './breakpoints';
import { checkAsTyped } from './check-as-typed';
import { createCommandQueue } from './command-queue';
import { createExamples, openingOf } from './examples';
import { keepAddress } from './keep-address';
import { restBefore } from './levels';
import { keepAtIntervals } from './keep-edits';
import { createMachineLink } from './machine-link';
import { createMoves } from './moves';
import type { ChoosableProgram, Ports } from './ports';
import { contentOf } from './picked-file';
import { standingAt } from './standing';
import { initialState, MAIN, type Notice, type Policy, type ScopeState, START } from './state';
import { USER_FILE } from './user-file';
import { breakpointsIn, viewed, viewNow } from './view';

export interface Scope {
  readonly store: StoreApi<ScopeState>;
  readonly actions: ScopeActions;
}

/** Characters of the breakpoints that are kept. */
const MOST_KEPT = 10_000;

/** Frames a second that a fast play is worth drawing. */
const FRAMES = 30;

export function createScope(ports: Ports): Scope {
  const first = ports.programs[0];
  if (first === undefined) throw new Error('createScope needs a program');
  const kept = ports.storage.read();
  const store = createStore<ScopeState>(() => ({
    ...initialState(
      kept.source ?? first.source,
      kept.theme ?? 'system',
      ports.languages.asked() ?? kept.language ?? ports.languages.guessed(),
    ),
    breakpoints: parseBreakpoints(kept.breakpoints ?? ''),
  }));
  const { getState: get, setState: set } = store;

  const machine = createMachineLink(ports.connect, (reason) =>
    set({ machine: 'dead', playing: false, notice: { kind: 'machineDied', reason } }),
  );

  const queue = createCommandQueue(
    (busy) => set({ busy: busy || get().playing }),
    (error) => {
      if (get().machine !== 'dead') set({ notice: { kind: 'failed', reason: reasonOf(error) } });
      set({ playing: false });
    },
  );

  const examples = createExamples(ports);
  let chosenLanguage = kept.language;
  /** That edits will not be there on the next visit; once is enough. */
  let hasTold = false;

  function keep(): boolean {
    const { source, theme } = get();
    const breakpoints = printBreakpoints(get().breakpoints, MOST_KEPT);
    const example = get().example?.id;
    const kept = { source, example, breakpoints, theme, language: chosenLanguage };
    return ports.storage.write(kept);
  }

  const keepEdits = keepAtIntervals(() => {
    if (keep() || hasTold) return;
    hasTold = true;
    set({ notice: { kind: 'notKept' } });
  }, ports);

  // ── Answers

  function apply(moved: Moved): void {
    const { opened } = get();
    if (opened === undefined) return;
    set(standingAt(get(), opened, moved));
    const notice = noticeOf(moved);
    if (notice !== undefined || isOfPlace(get().notice)) set({ notice });
    if (notice?.kind === 'atBreakpoint') set({ playing: false });
  }

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

  async function openNow(request: OpenRequest): Promise<boolean> {
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

  /** A dead machine is replaced. */
  function open(request: OpenRequest): Promise<void> {
    if (get().machine === 'dead') set({ machine: 'starting', notice: undefined });
    return command(async () => {
      await openNow(request);
    });
  }

  const moves = createMoves(store, machine, apply);
  const check = checkAsTyped(store, machine, ports.wait);
  const address = keepAddress(store, machine, ports, command);

  // ── Commands

  /** Does nothing while there is no machine to do it. */
  function command(run: () => Promise<void>, replaces?: string): Promise<void> {
    const runIfAlive = async (): Promise<void> => {
      if (get().machine !== 'dead') await run();
    };
    return queue.add(runIfAlive, replaces);
  }

  /** Plays so far: one that was paused is over, even when another has begun before it woke. */
  let plays = 0;

  async function playOn(): Promise<void> {
    const mine = ++plays;
    const goesOn = (): boolean => get().playing && mine === plays;
    while (goesOn()) {
      const { speed } = get();
      await command(() => moves.forward(Math.max(1, Math.round(speed / FRAMES))));
      const { moved } = get();
      if (moves.hasEnded() && moved?.cursor === moved?.length) break;
      if (goesOn()) await ports.wait(1000 / Math.min(speed, FRAMES));
    }
    if (mine !== plays) return;
    set({ playing: false });
    // A command that is still running tells its own end.
    await command(async () => {});
  }

  /** Whatever the person does next, play has stopped. */
  function stopPlay(): void {
    if (get().playing) set({ playing: false });
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

  const actions: ScopeActions = {
    start() {
      const fragment = ports.address.fragment();
      return command(async () => {
        if (fragment !== '' && (await openFragment(fragment))) return;
        await findExample();
        const { notice } = get();
        if ((await openNow(requestOfExample(get().source))) && notice !== undefined)
          set({ notice });
      });
    },

    async revive() {
      const { opened, moved, recording, source } = get();
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
      let program: ChoosableProgram | undefined;
      try {
        program = await examples.byId(id);
      } catch (error) {
        set({ notice: { kind: 'failed', reason: reasonOf(error) } });
      }
      if (program === undefined) return;
      stopPlay();
      const { source } = program;
      set({ source, example: { id, source }, breakpoints: [] });
      keep();
      address.clear();
      await open(requestOfExample(source));
    },

    editSource(text, lines) {
      if (text === get().source) return;
      set({ source: text, refused: false });
      void check();
      if (lines !== undefined) {
        const others = get().breakpoints.filter(({ file }) => file !== USER_FILE);
        const moved = lines.map((line) => ({ file: USER_FILE, line }));
        set({ breakpoints: [...moved, ...others] });
      }
      // Opened again, the link would bring back the text before the edit.
      address.clear();
      void keepEdits();
    },

    async revert() {
      const { opened } = get();
      if (opened !== undefined) {
        set({ source: opened.source, diagnostics: [], refused: false });
        keep();
      } else await actions.chooseProgram(first.id);
    },

    async openSource() {
      stopPlay();
      address.clear();
      await open(requestOf(get().source));
    },

    async restart() {
      stopPlay();
      const { opened, source } = get();
      await open(requestOf(opened?.source ?? source));
    },

    stepGoroutine(gid) {
      stopPlay();
      return command(() => moves.step(gid, get().level));
    },

    stepForward() {
      stopPlay();
      return command(() => moves.forward(1));
    },

    stepBack() {
      stopPlay();
      return command(async () => {
        const { moved, recording, opened, level } = get();
        if (moved === undefined || opened === undefined) return;
        await moves.seek(restBefore(recording, opened.program, moved.cursor, level));
      });
    },

    seek(n) {
      stopPlay();
      return command(() => moves.seek(n), 'seek');
    },

    seekEnd() {
      stopPlay();
      return command(() => moves.seek(Number.MAX_SAFE_INTEGER));
    },

    seekRace(side) {
      stopPlay();
      return command(async () => {
        const { moved, recording } = get();
        const start = recording.raceWindows.startBeside(moved?.cursor ?? START, side);
        if (start !== undefined) await moves.seek(start);
      });
    },

    undo() {
      stopPlay();
      return command(() => moves.exchange('undo'));
    },

    redo() {
      stopPlay();
      return command(() => moves.exchange('redo'));
    },

    play() {
      const { playing, moved } = get();
      if (playing || moved === undefined) return;
      set({ playing: true, busy: true });
      void playOn();
    },

    pause() {
      stopPlay();
      machine.pause();
    },

    ...createBreakpointActions(
      store,
      moves,
      (run) => {
        stopPlay();
        return command(run);
      },
      keep,
    ),

    runToThrow() {
      stopPlay();
      return command(async () => {
        if (!moves.hasEnded()) await moves.runToThrow();
      });
    },

    tryRandom(seed) {
      stopPlay();
      return command(async () => {
        const { opened, source } = get();
        const policy: Policy = { kind: 'random', seed };
        const again = { ...requestOf(opened?.source ?? source), policy };
        if (await openNow(again)) await moves.run({ kind: 'end' });
      });
    },

    choosePolicy(policy) {
      stopPlay();
      set({ policy });
      return command(async () => machine.ask((session) => session.choosePolicy(policy)));
    },

    async chooseSeed(seed) {
      stopPlay();
      const { opened, source } = get();
      set({ seed });
      await open(requestOf(opened?.source ?? source));
    },

    chooseLevel: (level) => set({ level }),
    chooseSpeed: (speed) => set({ speed }),
    chooseTheme(theme) {
      set({ theme });
      keep();
    },
    async chooseLanguage(language) {
      const before = chosenLanguage;
      chosenLanguage = language;
      try {
        await ports.languages.load(language);
      } catch (error) {
        chosenLanguage = before;
        set({ notice: { kind: 'failed', reason: reasonOf(error) } });
        return;
      }
      // Another one may have been chosen meanwhile.
      if (chosenLanguage !== language) return;
      set({ language });
      ports.languages.show(language);
      keep();
    },
    focusGoroutine: (focus) => set({ focus }),
    chooseMap: (selectedMap) => set({ selectedMap }),
    lookAtTime: (timeWindow) => set({ timeWindow }),
    showPlace: (place) => set({ place }),
    showBytes: (bytes) => set({ bytes }),

    async provenance(addr) {
      let found: Provenance | undefined;
      await command(async () => {
        found = await machine.ask((session) => session.provenance(addr));
      }, 'provenance');
      return found;
    },

    share() {
      stopPlay();
      return command(async () => {
        const link = await address.show();
        if (link === undefined) set({ notice: { kind: 'tooLong' } });
        else {
          const copied = await ports.copyText(link);
          const { source, opened } = get();
          const lacksEdits = source !== opened?.source;
          set({ notice: { kind: 'shared', link, copied, lacksEdits } });
        }
      });
    },

    saveFile() {
      stopPlay();
      return command(async () => {
        const text = await machine.ask((session) => session.file(viewNow(get())));
        const name = momentName() + FILE_ENDING;
        ports.files.save(name, text);
        set({ notice: { kind: 'saved', name } });
      });
    },

    async openFile(dropped) {
      const files = dropped ?? (await ports.files.pick());
      if (files.length === 0) return;
      stopPlay();
      const content = await contentOf(files);
      if (content.kind === 'unfit') {
        const { why, name } = content;
        set({ notice: { kind: 'unfitFile', why, name } });
        return;
      }
      address.clear();
      const { text } = content;
      if (content.kind === 'recording') {
        await command(async () => {
          await openRead('badFile', () => ports.readFile(text));
        });
        return;
      }
      set({ source: text, example: examples.bySource(text), breakpoints: [] });
      keep();
      await open(requestOf(text));
    },

    async showLink() {
      stopPlay();
      let link: string | undefined;
      await command(async () => {
        link = await address.show();
        if (link === undefined) set({ notice: { kind: 'tooLong' } });
      });
      return link;
    },

    saveSource: () => ports.files.save('main.go', get().source),

    savePicture(make, ending) {
      stopPlay();
      return command(async () => ports.files.save(momentName() + ending, await make()));
    },

    copy: (text) => ports.copyText(text),
    dismissNotice: () => set({ notice: undefined }),
  };

  function openFragment(fragment: string): Promise<boolean> {
    return openRead('badLink', () => ports.readLink(fragment));
  }

  async function openRead(
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

  /** What was edited last time was made from an example, perhaps from one that is not here yet. */
  async function findExample(): Promise<void> {
    const id = examples.bySource(get().source)?.id ?? kept.example;
    if (id === undefined) return nameExample();
    const found = await examples.byId(id).catch(() => undefined);
    set({ example: found && { id, source: found.source } });
  }

  function nameExample(): void {
    set({ example: examples.bySource(get().source) });
  }

  /** Names a file for what it shows. */
  function momentName(): string {
    return `${programName()}-step-${get().moved?.cursor ?? 0}`;
  }

  function programName(): string {
    const { opened } = get();
    return examples.bySource(opened?.source ?? '')?.id ?? 'run';
  }

  return { store, actions };
}

function noticeOf(moved: Moved): Notice | undefined {
  switch (moved.stopped) {
    case 'spinning':
      return { kind: 'spinning' };
    case 'limit':
      return { kind: 'limit', steps: moved.length };
    case 'break':
      return hitNotice(moved);
    default:
      return undefined;
  }
}

/** It is about where the run stands: it is no longer true when that has moved. */
function isOfPlace(notice: Notice | undefined): boolean {
  return notice?.kind === 'atBreakpoint' || notice?.kind === 'noHit';
}

function openingNotice({ drift, cutShort }: Extract<Opened, { ok: true }>): Notice | undefined {
  if (drift !== undefined) return { kind: 'drift', drift };
  return cutShort && { kind: 'cutShort', ...cutShort };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
