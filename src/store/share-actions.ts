import { FILE_ENDING } from '../recording';
import type { ScopeActions } from './actions';
import type { Parts } from './parts';
import { contentOf } from './picked-file';
import { viewNow } from './view';

type ShareActions = Pick<
  ScopeActions,
  'share' | 'saveFile' | 'openFile' | 'showLink' | 'saveSource' | 'savePicture' | 'copy'
>;

/** What leaves the page as a link, a file or a text, and what comes back as a file. */
export function createShareActions({
  store: { getState: get, setState: set },
  ports,
  machine,
  examples,
  opening,
  keeping,
  address,
  command,
  stopPlay,
}: Parts): ShareActions {
  /** Names a file for what it shows. */
  function momentName(): string {
    return `${programName()}-step-${get().moved?.cursor ?? 0}`;
  }

  function programName(): string {
    const { opened } = get();
    return examples.bySource(opened?.source ?? '')?.id ?? 'run';
  }

  return {
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
          await opening.openReadNow('badFile', () => ports.readFile(text));
        });
        return;
      }
      set({ source: text, example: examples.bySource(text), breakpoints: [] });
      keeping.keep();
      await opening.open(opening.requestOf(text));
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
  };
}
