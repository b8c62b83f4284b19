import { Play, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { Diagnostics } from '../../store';
import { useActions, useGoroutineColors, useScope } from '../scope';
import { words } from '../words';
import { LazyEditor } from './lazy-editor';
import { placesIn } from './places';
import { RuntimeSource } from './runtime-source';
import './code.css';

/** main.go to edit, above the runtime's source to read. */
export function CodePanel() {
  const layout = useDefaultLayout({ id: 'hmapscope.code' });
  return (
    <section className="code" aria-label={words.code}>
      <Group orientation="vertical" {...layout}>
        <Panel id="main" defaultSize="66%" minSize={120}>
          <MainFile />
        </Panel>
        <Separator className="separator row" aria-label={words.resizeCode} />
        <Panel id="runtime" minSize={34}>
          <RuntimeSource />
        </Panel>
      </Group>
    </section>
  );
}

const NO_PLACES: ReturnType<typeof placesIn> = [];

export function MainFile() {
  const actions = useActions();
  const source = useScope((state) => state.source);
  const opened = useScope((state) => state.opened);
  const goroutines = useScope((state) => state.moved?.goroutines);
  const focus = useScope((state) => state.focus);
  const diagnostics = useScope((state) => state.diagnostics);
  const color = useGoroutineColors();
  const [goTo, setGoTo] = useState<{ pos: number }>();
  const edited = opened !== undefined && opened.source !== source;

  const canRevert = edited || (opened === undefined && diagnostics.length > 0);

  const places = useMemo(
    () =>
      edited || opened === undefined || goroutines === undefined
        ? NO_PLACES
        : placesIn(words.mainFile, goroutines, opened.program, color),
    [edited, opened, goroutines, color],
  );
  const problems = useMemo(
    () => diagnostics.map(({ pos, end, message }) => ({ from: pos, to: end, message })),
    [diagnostics],
  );
  const attend = places.find((place) => place.label === words.g(focus))?.from;

  return (
    <div className="file">
      <div className="tabs">
        <span className="tab" data-active>
          {words.mainFile}
        </span>
        <span className="gap" />
        {canRevert && (
          <button
            type="button"
            className="button small"
            title={words.revertHint}
            onClick={() => void actions.revert()}
          >
            <Undo2 size={13} aria-hidden />
            {words.revert}
          </button>
        )}
        {(edited || diagnostics.length > 0) && (
          <button
            type="button"
            className="button small primary"
            title={words.runEditedHint}
            onClick={() => void actions.openSource()}
          >
            <Play size={12} aria-hidden />
            {words.runEdited}
          </button>
        )}
      </div>
      <div className="text">
        <LazyEditor
          text={source}
          label={words.editorLabel}
          places={places}
          problems={problems}
          attend={attend}
          goTo={goTo}
          onEdit={actions.editSource}
          onRun={() => void actions.openSource()}
        />
      </div>
      {diagnostics.length > 0 && (
        <Problems
          diagnostics={diagnostics}
          keeps={opened !== undefined}
          onGo={(pos) => setGoTo({ pos })}
        />
      )}
      {edited && diagnostics.length === 0 && <p className="edited">{words.editedNote}</p>}
    </div>
  );
}

function Problems(props: {
  readonly diagnostics: Diagnostics;
  /** A program that compiled before still runs. */
  readonly keeps: boolean;
  readonly onGo: (pos: number) => void;
}) {
  const { diagnostics, keeps, onGo } = props;
  return (
    <div className="problems" role="alert">
      <p>
        <b>{words.problems(diagnostics.length)}</b>{' '}
        {keeps ? words.problemsKeep : words.problemsNone}
      </p>
      <ul>
        {diagnostics.map(({ file, line, column, message, pos }) => (
          <li key={`${pos} ${message}`}>
            <button type="button" onClick={() => onGo(pos)}>
              {file}:{line}:{column}: {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
