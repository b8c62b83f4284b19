import {
  ChevronDown,
  Download,
  FolderOpen,
  Keyboard,
  Monitor,
  Moon,
  Share2,
  Sun,
} from 'lucide-react';
import { PROGRAMS } from '../../lessons';
import type { Theme } from '../../store';
import { useActions, useScope } from '../scope';
import { words } from '../words';
import './header.css';

/** What the picker shows of a program that is none of the built-in ones. */
const OWN = 'own';

const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const THEME_ICON = { system: Monitor, light: Sun, dark: Moon };

export function Header({ onKeys }: { readonly onKeys: () => void }) {
  const actions = useActions();
  const theme = useScope((state) => state.theme);
  const plain = useScope((state) => state.opened !== undefined && !state.opened.shared);
  const canShare = useScope((state) => state.opened !== undefined && state.machine === 'ready');
  const ThemeIcon = THEME_ICON[theme];
  return (
    <header className="header">
      <h1 className="logo">
        {words.logo[0]}
        <span>{words.logo[1]}</span>
      </h1>
      <ProgramPicker />
      <span className="pill" title={words.goVersionHint}>
        Go <b>{words.goVersion}</b> · hmap
      </span>
      {plain && (
        <span className="pill quiet" title={words.plainMemoryHint}>
          {words.plainMemory}
        </span>
      )}
      <span className="gap" />
      <button
        type="button"
        className="button icon plain"
        title={words.keysHint}
        aria-label={words.keysHint}
        onClick={onKeys}
      >
        <Keyboard size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button icon plain"
        title={words.themeHint(theme)}
        aria-label={words.themeHint(theme)}
        onClick={() => actions.chooseTheme(NEXT_THEME[theme])}
      >
        <ThemeIcon size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button icon file"
        title={words.openFile}
        aria-label={words.openFile}
        onClick={() => void actions.openFile()}
      >
        <FolderOpen size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button icon file"
        title={words.saveFile}
        aria-label={words.saveFile}
        disabled={!canShare}
        onClick={() => void actions.saveFile()}
      >
        <Download size={16} aria-hidden />
      </button>
      <button
        type="button"
        className="button primary"
        title={words.shareHint}
        disabled={!canShare}
        onClick={() => void actions.share()}
      >
        <Share2 size={14} aria-hidden />
        <span>{words.share}</span>
      </button>
    </header>
  );
}

function ProgramPicker() {
  const actions = useActions();
  const programId = useScope(
    ({ source }) => PROGRAMS.find((program) => program.source === source)?.id ?? OWN,
  );
  return (
    <label className="pill picker">
      <span className="visually-hidden">{words.program}</span>
      <select
        value={programId}
        onChange={(event) => void actions.chooseProgram(event.target.value)}
      >
        {programId === OWN && <option value={OWN}>{words.ownProgram}</option>}
        {PROGRAMS.map(({ id }) => (
          <option key={id} value={id} title={words.programHint(id)}>
            {words.programName(id)}
          </option>
        ))}
      </select>
      <ChevronDown size={13} aria-hidden />
    </label>
  );
}
