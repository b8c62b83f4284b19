import { ChevronDown, Download, FolderOpen, Monitor, Moon, Search, Sun } from 'lucide-react';
import type { Theme } from '../../store';
import { keyCaps } from '../commands/key-names';
import type { DialogName } from '../dialogs/dialog';
import { useProgramName } from '../programs/program-name';
import { useActions, useScope } from '../scope';
import { ShareMenu } from '../share/share-menu';
import { LANGUAGE_TAG, OTHER_LANGUAGE } from '../words/language';
import { useWords } from '../words/use-words';
import './header.css';

const COMMANDS_KEY = keyCaps('Mod+K').join('+');

const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const THEME_ICON = { system: Monitor, light: Sun, dark: Moon };

export function Header({ show }: { readonly show: (dialog: DialogName) => void }) {
  const { t } = useWords();
  const actions = useActions();
  const theme = useScope((state) => state.theme);
  const language = OTHER_LANGUAGE[useScope((state) => state.language)];
  const plain = useScope((state) => state.opened !== undefined && !state.opened.shared);
  const canShare = useScope((state) => state.opened !== undefined && state.machine === 'ready');
  const ThemeIcon = THEME_ICON[theme];
  return (
    <header className="header">
      <h1 className="logo">
        hmap<span>scope</span>
      </h1>
      <ProgramPicker show={show} />
      <span className="pill" title={t('header.goVersionHint')}>
        Go <b>1.23</b> · hmap
      </span>
      {plain && (
        <span className="pill quiet" title={t('header.plainMemoryHint')}>
          {t('header.plainMemory')}
        </span>
      )}
      <span className="gap" />
      <button
        type="button"
        className="button plain"
        lang={LANGUAGE_TAG[language]}
        title={t('header.languageHint')}
        onClick={() => void actions.chooseLanguage(language)}
      >
        {t('header.otherLanguage')}
      </button>
      <button
        type="button"
        className="button icon plain"
        title={t('header.commandsHint', { key: COMMANDS_KEY })}
        aria-label={t('header.commandsHint', { key: COMMANDS_KEY })}
        onClick={() => show('palette')}
      >
        <Search size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button icon plain theme"
        title={t(`header.theme.${theme}`)}
        aria-label={t(`header.theme.${theme}`)}
        onClick={() => actions.chooseTheme(NEXT_THEME[theme])}
      >
        <ThemeIcon size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button icon file"
        title={t('header.openFile')}
        aria-label={t('header.openFile')}
        onClick={() => void actions.openFile()}
      >
        <FolderOpen size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button icon file"
        title={t('header.saveFile')}
        aria-label={t('header.saveFile')}
        disabled={!canShare}
        onClick={() => void actions.saveFile()}
      >
        <Download size={16} aria-hidden />
      </button>
      <ShareMenu onEmbed={() => show('embed')} />
    </header>
  );
}

function ProgramPicker({ show }: { readonly show: (dialog: DialogName) => void }) {
  const { t } = useWords();
  const name = useProgramName();
  return (
    <button
      type="button"
      className="pill picker"
      title={t('header.chooseProgram')}
      aria-label={t('header.program', { name })}
      aria-haspopup="dialog"
      onClick={() => show('programs')}
    >
      <span>{name}</span>
      <ChevronDown size={13} aria-hidden />
    </button>
  );
}
