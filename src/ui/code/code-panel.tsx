import { Download, Play, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { keyCaps } from '../commands/key-names';
import { goroutineName } from '../goroutine-name';
import { useActions, useGoroutineColors, useScope } from '../scope';
import { useKeptLayout } from '../use-kept-layout';
import { useWords } from '../words/use-words';
import { BreakpointList } from './breakpoint-list';
import { LazyEditor } from './lazy-editor';
import { placesIn } from './places';
import { Problems } from './problems';
import { RuntimeSource } from './runtime-source';
import { searchWordsOf } from './search-words';
import { useBreakpointLines } from './use-breakpoint-lines';
import './code.css';

/** main.go to edit, above the runtime's source to read. */
export function CodePanel() {
  const { t } = useWords();
  const layout = useKeptLayout('hmapscope.code');
  return (
    <section className="code" aria-label={t('places.code')}>
      <Group orientation="vertical" {...layout}>
        <Panel id="main" defaultSize="66%" minSize={120}>
          <MainFile />
        </Panel>
        <Separator className="separator row" aria-label={t('places.resizeCode')} />
        <Panel id="runtime" minSize={34}>
          <RuntimeSource />
        </Panel>
      </Group>
    </section>
  );
}

const MAIN_FILE = 'main.go';
const SAVE_KEY = keyCaps('Mod+S').join('+');
const NO_PLACES: ReturnType<typeof placesIn> = [];

export function MainFile() {
  const { t } = useWords();
  const actions = useActions();
  const source = useScope((state) => state.source);
  const opened = useScope((state) => state.opened);
  const goroutines = useScope((state) => state.moved?.goroutines);
  const focus = useScope((state) => state.focus);
  const diagnostics = useScope((state) => state.diagnostics);
  const refused = useScope((state) => state.refused);
  const color = useGoroutineColors();
  const asked = useScope((state) => state.place);
  const lines = useBreakpointLines(MAIN_FILE);
  const edited = opened !== undefined && opened.source !== source;

  const example = useScope((state) => state.example);
  const canRevert = edited || (opened === undefined && diagnostics.length > 0);

  const places = useMemo(
    () =>
      edited || opened === undefined || goroutines === undefined
        ? NO_PLACES
        : placesIn(MAIN_FILE, goroutines, opened.program, color),
    [edited, opened, goroutines, color],
  );
  const problems = useMemo(
    () => diagnostics.map(({ pos, end, message }) => ({ from: pos, to: end, message })),
    [diagnostics],
  );
  const searchWords = useMemo(() => searchWordsOf(t), [t]);
  const attend = places.find((place) => place.label === goroutineName(focus))?.from;

  return (
    <div className="file">
      <div className="tabs">
        <span className="tab" data-active>
          {MAIN_FILE}
        </span>
        <span className="gap" />
        <button
          type="button"
          className="button icon plain small"
          title={t('code.save', { key: SAVE_KEY })}
          aria-label={t('code.save', { key: SAVE_KEY })}
          onClick={() => actions.saveSource()}
        >
          <Download size={14} aria-hidden />
        </button>
        {!canRevert && example !== undefined && example.source !== source && (
          <button
            type="button"
            className="button small"
            title={t('code.restoreHint')}
            onClick={() => void actions.chooseProgram(example.id)}
          >
            <Undo2 size={13} aria-hidden />
            {t('code.restore')}
          </button>
        )}
        {canRevert && (
          <button
            type="button"
            className="button small"
            title={t('code.revertHint')}
            onClick={() => void actions.revert()}
          >
            <Undo2 size={13} aria-hidden />
            {t('code.revert')}
          </button>
        )}
        {(edited || diagnostics.length > 0) && (
          <button
            type="button"
            className="button small primary"
            title={t('code.runEditedHint')}
            onClick={() => void actions.openSource()}
          >
            <Play size={12} aria-hidden />
            {t('code.runEdited')}
          </button>
        )}
      </div>
      <div className="text">
        <LazyEditor
          text={source}
          label={t('code.editorLabel')}
          places={places}
          problems={problems}
          showsProblem={refused}
          breakpoints={lines}
          onToggleBreakpoint={(line) => actions.toggleBreakpoint(MAIN_FILE, line)}
          attend={attend}
          goTo={asked?.file === MAIN_FILE ? asked : undefined}
          onEdit={actions.editSource}
          onRun={() => void actions.openSource()}
          searchWords={searchWords}
        />
      </div>
      <BreakpointList />
      {diagnostics.length > 0 && (
        <Problems
          diagnostics={diagnostics}
          isRefused={refused}
          keeps={opened !== undefined}
          onGo={(pos) => actions.showPlace({ file: MAIN_FILE, pos, edit: true })}
        />
      )}
      {edited && diagnostics.length === 0 && <p className="edited">{t('code.editedNote')}</p>}
    </div>
  );
}
