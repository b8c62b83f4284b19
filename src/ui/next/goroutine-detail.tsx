import { useMemo } from 'react';
import { pointerNames } from '../../scene';
import type { FrameView, GoroutineView } from '../../store';
import { Chip } from '../chip';
import { useActions, useMemoryView, useScope } from '../scope';
import { StepLink } from '../step-link';
import { bold, fixed } from '../words/tags';
import { useInspectorWords } from '../words/inspector-words';
import { operationName } from './operation-line';
import { shortFunc, startedName } from './stack-line';
import { waitsSince } from './waits-since';
import './goroutine-detail.css';

/** A deep stack's calls that are shown: the innermost. */
const MOST_FRAMES = 40;

/** All of a goroutine: what it waits for or does next, and its calls with their variables. */
export function Detail({ goroutine }: { readonly goroutine: GoroutineView }) {
  const t = useInspectorWords();
  const { frames } = goroutine;
  const memory = useMemoryView();
  const named = useMemo(
    () => (memory === undefined ? (text: string) => text : pointerNames(memory, memory.program)),
    [memory],
  );
  const shown = frames.slice(0, MOST_FRAMES);
  return (
    <div className="detail">
      <Standing goroutine={goroutine} />
      {shown.length > 0 && (
        <ol aria-label={t('detail.stack')}>
          {shown.map((frame, i) => (
            // A call is known by how many lie around it.
            <Frame key={frames.length - i} frame={frame} named={named} />
          ))}
        </ol>
      )}
      {frames.length > shown.length && (
        <p>{t('detail.more', { n: frames.length - shown.length })}</p>
      )}
    </div>
  );
}

function Standing({ goroutine }: { readonly goroutine: GoroutineView }) {
  const t = useInspectorWords();
  const cursor = useScope((state) => state.moved?.cursor ?? 0);
  const rows = useScope((state) => state.recording.rows);
  const started = useScope((state) => state.started.get(goroutine.gid) ?? goroutine.started);
  const ended = useScope((state) => state.moved?.fault !== undefined);
  const { gid, state, waitReason, next, parent } = goroutine;
  const by = parent > 0 && <> {t.rich('detail.startedBy', { g: fixed(<Chip gid={parent} />) })}</>;
  if (state === 'waiting') {
    const since = waitsSince(rows, cursor, gid);
    return (
      <p>
        {since === undefined
          ? t.rich('detail.waits', { reason: waitReason, b: bold })
          : t.rich('detail.waitsSince', {
              reason: waitReason,
              b: bold,
              at: fixed(<StepLink n={since} />),
            })}
        {by}
      </p>
    );
  }
  if (state === 'dead') {
    return (
      <p>
        {t.rich('detail.done', {
          what: fixed(<code>{startedName({ ...goroutine, started })}</code>),
        })}
        {by}
      </p>
    );
  }
  if (next === undefined || state === 'faulted' || ended) return by === false ? null : <p>{by}</p>;
  return (
    <p>
      {t.rich(`detail.next.${next.kind}`, {
        what: fixed(<code>{operationName(goroutine, next)}</code>),
        bytes: next.size,
        known: next.value === undefined ? 'no' : 'yes',
        value: fixed(<code>{next.value}</code>),
      })}
      {by}
    </p>
  );
}

/** That a pointer is called what it is called says nothing. */
function unlike(name: string, text: string): string | undefined {
  return text === name ? undefined : text;
}

function Frame({
  frame,
  named,
}: {
  readonly frame: FrameView;
  readonly named: (value: string) => string;
}) {
  const t = useInspectorWords();
  const { showPlace } = useActions();
  const { func, file, line, pos, locals } = frame;
  const place = `${file}:${line}`;
  return (
    <li className="mono">
      <button
        type="button"
        title={t('detail.showLine', { place })}
        onClick={() => showPlace({ file, pos, edit: false })}
      >
        <b>{shortFunc(func)}</b>
        <span>{place}</span>
      </button>
      {locals.length > 0 && (
        <dl aria-label={t('detail.locals', { func: shortFunc(func) })}>
          {locals.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd title={value}>{unlike(name, named(value)) ?? value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
