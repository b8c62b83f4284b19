import { type CSSProperties, useEffect, useRef } from 'react';
import { type GoroutineView, type NextOperation } from '../../store';
import { Chip } from '../chip';
import { goroutineName } from '../goroutine-name';
import { useActions, useGoroutineColors, useScope } from '../scope';
import { useWords } from '../words/use-words';
import { shortFunc, stackLine, startedName } from './stack-line';
import './next.css';

/** What each goroutine is about to do, and the way to let it. */
export function NextPanel() {
  const { t } = useWords();
  const goroutines = useScope((state) => state.moved?.goroutines);
  const focus = useScope((state) => state.focus);
  const panel = useRef<HTMLElement>(null);
  const isCrowded = (goroutines?.length ?? 0) > CROWD;

  // The card stepped last stays in sight where the cards scroll among themselves.
  useEffect(() => {
    const box = panel.current;
    const card = box?.querySelector<HTMLElement>(`[data-gid="${focus}"]`);
    if (!isCrowded || box === null || !card) return;
    const top = card.offsetTop - box.offsetTop;
    const below = top + card.offsetHeight - box.clientHeight;
    if (box.scrollTop > top) box.scrollTop = top;
    else if (box.scrollTop < below) box.scrollTop = below;
  }, [focus, isCrowded]);

  return (
    <section ref={panel} className="next" aria-labelledby="next-title" data-crowded={isCrowded}>
      <h2 id="next-title" className="panel-title">
        {t('places.next')}
      </h2>
      {goroutines === undefined ? (
        <p className="empty">{t('goroutine.nothingOpen')}</p>
      ) : (
        <Cards goroutines={goroutines} isCrowded={isCrowded} />
      )}
    </section>
  );
}

/** More than these, and those that are done make room for the others. */
const CROWD = 6;

function Cards({
  goroutines,
  isCrowded,
}: {
  readonly goroutines: readonly GoroutineView[];
  readonly isCrowded: boolean;
}) {
  const { t } = useWords();
  const counts = useScope((state) => state.moved?.counts);
  const isOver = useScope((state) => state.moved?.fault !== undefined);
  const alive = goroutines.filter((g) => g.state !== 'dead').length;
  const done = isCrowded ? (counts?.all ?? 0) - (counts?.living ?? 0) : 0;
  const runnable = isOver ? 0 : (counts?.runnable ?? 0);
  const more = (counts?.living ?? 0) - alive;
  return (
    <>
      {goroutines.map((g, i) =>
        isCrowded && g.state === 'dead' ? null : (
          // The number is the place among all: no key changes its meaning when another is done.
          <GoroutineCard key={g.gid} goroutine={g} number={i + 1} />
        ),
      )}
      {more > 0 && (
        <p className="empty">
          {runnable > 0
            ? t('goroutine.moreRunnable', { n: more, runnable })
            : t('goroutine.more', { n: more })}
        </p>
      )}
      {done > 0 && <p className="empty">{t('goroutine.finished', { n: done })}</p>}
    </>
  );
}

function GoroutineCard({
  goroutine,
  number,
}: {
  readonly goroutine: GoroutineView;
  /** Counts from 1: the digit key that steps it. */
  readonly number: number;
}) {
  const { t } = useWords();
  const actions = useActions();
  const color = useGoroutineColors();
  const isLast = useScope((state) => state.focus === goroutine.gid);
  const level = useScope((state) => state.level);
  const { gid, state, next } = goroutine;
  const ended = useScope((state) => state.moved?.fault !== undefined);
  const canStep = state === 'runnable' && !ended;
  const style = { '--c': color(gid) } as CSSProperties;
  const operation = next !== undefined && (state === 'runnable' || state === 'faulted') && (
    <OperationLine key={next.stop} goroutine={goroutine} operation={next} />
  );
  const stack = state !== 'dead' && <span className="stack mono">{stackLine(goroutine)}</span>;
  return (
    <button
      type="button"
      className={`card ${state}`}
      style={style}
      data-gid={gid}
      data-last={isLast}
      aria-disabled={!canStep}
      title={
        canStep ? t(`goroutine.stepHint.${level}`, { g: goroutineName(gid) }) : goroutine.waitReason
      }
      onClick={() => void (canStep ? actions.stepGoroutine(gid) : actions.focusGoroutine(gid))}
    >
      <span className="first">
        <Chip gid={gid} />
        <b>{t(`goroutine.state.${state === 'runnable' && isLast ? 'running' : state}`)}</b>
        {canStep ? (
          <span className="tail">
            {t('goroutine.step')} {number <= 9 && <kbd className="key">{number}</kbd>}
          </span>
        ) : (
          // What cannot be stepped takes one line.
          operation || stack
        )}
      </span>
      {canStep && operation}
      {(canStep || state === 'faulted') && stack}
    </button>
  );
}

/** `write h.flags ← 4, 1 byte` */
function OperationLine({
  goroutine,
  operation,
}: {
  readonly goroutine: GoroutineView;
  readonly operation: NextOperation;
}) {
  const { t } = useWords();
  const { kind, value, size } = operation;
  // A loop that touches nothing shared has no operation to name, but a function.
  const here = shortFunc(goroutine.frames[0]?.func ?? '');
  const text = kind === 'start' ? startedName(goroutine) : operation.text || here;
  const sign = kind === 'write' ? '←' : '=';
  return (
    <span className="operation mono">
      <span className="verb">{t(`goroutine.verb.${operation.kind}`)} </span>
      {text}
      {value !== undefined && (
        <>
          {' '}
          <span className="verb">{sign}</span> {value}
        </>
      )}
      {size > 0 && <span className="verb">{t('goroutine.bytes', { n: size })}</span>}
    </span>
  );
}
