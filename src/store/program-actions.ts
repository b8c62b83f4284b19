import { Schedule } from '../recording';
import type { ScopeActions } from './actions';
import { checkAsTyped } from './check-as-typed';
import type { Parts } from './parts';
import type { ChoosableProgram } from './ports';
import { reasonOf } from './reason';
import type { Policy } from './state';
import { USER_FILE } from './user-file';

type ProgramActions = Pick<
  ScopeActions,
  | 'start'
  | 'revive'
  | 'openLink'
  | 'goOnOpening'
  | 'chooseProgram'
  | 'editSource'
  | 'revert'
  | 'openSource'
  | 'restart'
  | 'tryRandom'
  | 'chooseSeed'
>;

/** Ids of examples. */
interface StartExamples {
  /** What opens by default. */
  readonly first: string;
  /** What the source that was kept is, or was made from. */
  readonly kept: string | undefined;
}

/** Which program runs, and from where on. */
export function createProgramActions(
  { store, ports, machine, moves, examples, opening, keeping, address, command, stopPlay }: Parts,
  { first, kept }: StartExamples,
): ProgramActions {
  const { getState: get, setState: set } = store;
  const check = checkAsTyped(store, machine, ports.wait);

  function openFragment(fragment: string): Promise<boolean> {
    return opening.openReadNow('badLink', () => ports.readLink(fragment));
  }

  /** What was edited last time was made from an example, perhaps from one that is not here yet. */
  async function findExample(): Promise<void> {
    const id = examples.bySource(get().source)?.id ?? kept;
    if (id === undefined) return opening.nameExample();
    const found = await examples.byId(id).catch(() => undefined);
    set({ example: found && { id, source: found.source } });
  }

  async function chooseProgram(id: string): Promise<void> {
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
    keeping.keep();
    address.clear();
    await opening.open(opening.requestOfExample(source));
  }

  function start(): Promise<void> {
    const fragment = ports.address.fragment();
    return command(async () => {
      if (fragment !== '' && (await openFragment(fragment))) return;
      await findExample();
      const { notice } = get();
      if ((await opening.openNow(opening.requestOfExample(get().source))) && notice !== undefined)
        set({ notice });
    });
  }

  return {
    start,

    async revive() {
      const { opened, moved, recording } = get();
      if (opened === undefined || moved === undefined) {
        set({ machine: 'starting', notice: undefined });
        return start();
      }
      const schedule = Schedule.ofColumn(recording.rows.gid, recording.rows.length).toString();
      await opening.open({ ...opening.requestOf(opened.source), schedule, cursor: moved.cursor });
    },

    openLink(fragment) {
      stopPlay();
      return command(async () => {
        await openFragment(fragment);
      });
    },

    goOnOpening() {
      stopPlay();
      return opening.openAgain();
    },

    chooseProgram,

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
      void keeping.keepEdits();
    },

    async revert() {
      const { opened } = get();
      if (opened !== undefined) {
        set({ source: opened.source, diagnostics: [], refused: false });
        keeping.keep();
      } else await chooseProgram(first);
    },

    async openSource() {
      stopPlay();
      address.clear();
      await opening.open(opening.requestOf(get().source));
    },

    async restart() {
      stopPlay();
      const { opened, source } = get();
      await opening.open(opening.requestOf(opened?.source ?? source));
    },

    tryRandom(seed) {
      stopPlay();
      return command(async () => {
        const { opened, source } = get();
        const policy: Policy = { kind: 'random', seed };
        const again = { ...opening.requestOf(opened?.source ?? source), policy };
        if (await opening.openNow(again)) await moves.run({ kind: 'end' });
      });
    },

    async chooseSeed(seed) {
      stopPlay();
      const { opened, source } = get();
      set({ seed });
      await opening.open(opening.requestOf(opened?.source ?? source));
    },
  };
}
