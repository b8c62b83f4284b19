import { createStore, type StoreApi } from 'zustand/vanilla';
import { EMPTY_RECORDING, FILE_ENDING, Schedule } from '../recording';
import type { Moved, OpenRequest } from '../worker';
import type { ScopeActions } from './actions';
import { createCommandQueue } from './command-queue';
import { keepAddress } from './keep-address';
import { restBefore } from './levels';
import { createMachineLink } from './machine-link';
import { createMoves } from './moves';
import type { Ports } from './ports';
import { standingAt } from './standing';
import { initialState, MAIN, type Policy, type ScopeState, START } from './state';
import { viewed, viewNow } from './view';

export interface Scope {
  readonly store: StoreApi<ScopeState>;
  readonly actions: ScopeActions;
}

/** Frames a second that a fast play is worth drawing. */
const FRAMES = 30;

export function createScope(ports: Ports): Scope {
  const first = ports.programs[0];
  if (first === undefined) throw new Error('createScope needs a program');
  const kept = ports.storage.read();
  const store = createStore<ScopeState>(() =>
    initialState(
      kept.source ?? first.source,
      kept.theme ?? 'system',
      ports.languages.asked() ?? kept.language ?? ports.languages.guessed(),
    ),
  );
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

  let chosenLanguage = kept.language;
  /** That edits will not be there on the next visit; once is enough. */
  let hasTold = false;

  function keep(): boolean {
    const { source, theme } = get();
    return ports.storage.write({ source, theme, language: chosenLanguage });
  }

  // ── Answers

  function apply(moved: Moved): void {
    const { opened } = get();
    if (opened === undefined) return;
    set(standingAt(get(), opened, moved));
    if (moved.stopped === 'spinning') set({ notice: { kind: 'spinning' } });
    if (moved.stopped === 'limit') set({ notice: { kind: 'limit', steps: moved.length } });
  }

  async function openNow(request: OpenRequest): Promise<boolean> {
    const opened = await machine.ask((session) => session.open(request));
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
        opening:
          request.schedule === openingOf(request.source).schedule ? opened.moved.cursor : START,
      },
      seed: request.seed,
      policy: request.policy,
      recording: EMPTY_RECORDING,
      seen: [],
      started: new Map(),
      diagnostics: [],
      focus: MAIN,
      selectedMap: undefined,
      timeWindow: undefined,
      place: undefined,
      notice: opened.drift === undefined ? undefined : { kind: 'drift', drift: opened.drift },
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
  const address = keepAddress(store, machine, ports, command);

  // ── Commands

  /** Does nothing while there is no machine to do it. */
  function command(run: () => Promise<void>, replaces?: string): Promise<void> {
    const runIfAlive = async (): Promise<void> => {
      if (get().machine !== 'dead') await run();
    };
    return queue.add(runIfAlive, replaces);
  }

  async function playOn(): Promise<void> {
    while (get().playing) {
      const { speed } = get();
      await command(() => moves.forward(Math.max(1, Math.round(speed / FRAMES))));
      const { moved } = get();
      if (moves.hasEnded() && moved?.cursor === moved?.length) break;
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

  function requestOf(source: string): OpenRequest {
    const { seed, policy } = get();
    return { source, seed, policy };
  }

  /** A program of ours opens where it becomes interesting; the start is one key away. */
  function openingOf(source: string): OpenRequest {
    const schedule = ports.programs.find((program) => program.source === source)?.opening;
    return { ...requestOf(source), ...(schedule !== undefined && { schedule }) };
  }

  const actions: ScopeActions = {
    start() {
      const fragment = ports.address.fragment();
      return command(async () => {
        if (fragment !== '' && (await openFragment(fragment))) return;
        const { notice } = get();
        if ((await openNow(openingOf(get().source))) && notice !== undefined) set({ notice });
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
      const program = ports.programs.find((p) => p.id === id);
      if (program === undefined) return;
      stopPlay();
      set({ source: program.source });
      keep();
      address.clear();
      await open(openingOf(program.source));
    },

    editSource(text) {
      if (text === get().source) return;
      set({ source: text });
      // Opened again, the link would bring back the text before the edit.
      address.clear();
      if (keep() || hasTold) return;
      hasTold = true;
      set({ notice: { kind: 'notKept' } });
    },

    async revert() {
      const { opened } = get();
      if (opened !== undefined) {
        set({ source: opened.source, diagnostics: [] });
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
        const again = { source: opened?.source ?? source, seed: get().seed, policy };
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

    share() {
      stopPlay();
      return command(async () => {
        const link = await address.show();
        set({ notice: { kind: 'shared', link, copied: await ports.copyText(link) } });
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

    async openFile() {
      const text = await ports.files.pick();
      if (text === undefined) return;
      stopPlay();
      address.clear();
      await command(async () => {
        await openRead('badFile', () => ports.readFile(text));
      });
    },

    async showLink() {
      stopPlay();
      let link: string | undefined;
      await command(async () => {
        link = await address.show();
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
      set({ notice: { kind: bad, reason: reasonOf(error) } });
      return false;
    }
    set({ source: request.source });
    const opens = await openNow(request);
    if (opens) set(viewed(request.view ?? {}, get()));
    return opens;
  }

  /** Names a file for what it shows. */
  function momentName(): string {
    return `${programName()}-step-${get().moved?.cursor ?? 0}`;
  }

  function programName(): string {
    const { opened } = get();
    return ports.programs.find(({ source }) => source === opened?.source)?.id ?? 'run';
  }

  return { store, actions };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
