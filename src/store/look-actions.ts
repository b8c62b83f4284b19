import type { Provenance } from '../worker';
import type { ScopeActions } from './actions';
import type { Parts } from './parts';
import { reasonOf } from './reason';

type LookActions = Pick<
  ScopeActions,
  | 'chooseLevel'
  | 'chooseSpeed'
  | 'chooseTheme'
  | 'chooseLanguage'
  | 'focusGoroutine'
  | 'chooseMap'
  | 'lookAtTime'
  | 'showPlace'
  | 'showBytes'
  | 'provenance'
  | 'dismissNotice'
>;

/** How the page looks at the run; none of them moves it. */
export function createLookActions({
  store: { setState: set },
  ports,
  machine,
  keeping,
  command,
}: Parts): LookActions {
  return {
    chooseLevel: (level) => set({ level }),
    chooseSpeed: (speed) => set({ speed }),
    chooseTheme(theme) {
      set({ theme });
      keeping.keep();
    },
    async chooseLanguage(language) {
      const before = keeping.language;
      keeping.language = language;
      try {
        await ports.languages.load(language);
      } catch (error) {
        keeping.language = before;
        set({ notice: { kind: 'failed', reason: reasonOf(error) } });
        return;
      }
      // Another one may have been chosen meanwhile.
      if (keeping.language !== language) return;
      set({ language });
      ports.languages.show(language);
      keeping.keep();
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

    dismissNotice: () => set({ notice: undefined }),
  };
}
