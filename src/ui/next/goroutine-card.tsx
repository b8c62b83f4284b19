import { ChevronDown } from 'lucide-react';
import { type CSSProperties, memo, useId, useState } from 'react';
import type { FaultView, GoroutineView } from '../../store';
import { Chip } from '../chip';
import { goroutineName } from '../goroutine-name';
import { part } from '../part';
import { useActions, useGoroutineColors, useScope } from '../scope';
import { useWords } from '../words/use-words';
import type { Numbered } from './group-goroutines';
import { OperationLine } from './operation-line';
import { stackLine } from './stack-line';

const Detail = part(async () => (await import('./goroutine-detail')).Detail);

/** A goroutine: a click lets it take its next step, the arrow shows all of its stack. */
export const GoroutineCard = memo(Card, sameCard);

/** Every move brings new objects, and most of them say the same. */
function sameCard(a: Numbered, b: Numbered): boolean {
  return a.number === b.number && JSON.stringify(a.goroutine) === JSON.stringify(b.goroutine);
}

function Card({ goroutine, number }: Numbered) {
  const { t } = useWords();
  const color = useGoroutineColors();
  const [isOpen, setOpen] = useState(false);
  const detail = useId();
  const { gid, state } = goroutine;
  const isLast = useScope((scope) => scope.focus === gid);
  const toggle = (): void => setOpen(!isOpen);
  return (
    <div
      className={`card ${state}`}
      style={{ '--c': color(gid) } as CSSProperties}
      data-gid={gid}
      data-last={isLast}
    >
      <div className="card-head">
        <StepButton goroutine={goroutine} number={number} isLast={isLast} onUnable={toggle} />
        <button
          type="button"
          className="card-more"
          aria-expanded={isOpen}
          aria-controls={detail}
          aria-label={t('goroutine.details', { g: goroutineName(gid) })}
          title={t('goroutine.details', { g: goroutineName(gid) })}
          onClick={toggle}
        >
          <ChevronDown size={14} aria-hidden />
        </button>
      </div>
      <div id={detail} hidden={!isOpen}>
        {isOpen && <Detail goroutine={goroutine} />}
      </div>
    </div>
  );
}

/** A panic that nobody recovers ends a program too, but Go's throw is another thing. */
function stateWord(
  state: GoroutineView['state'],
  { isLast, fault }: { readonly isLast: boolean; readonly fault: FaultView | undefined },
): GoroutineView['state'] | 'running' | 'panicked' {
  if (state === 'runnable' && isLast) return 'running';
  return state === 'faulted' && fault?.kind === 'panic' ? 'panicked' : state;
}

function StepButton({
  goroutine,
  number,
  isLast,
  onUnable,
}: Numbered & { readonly isLast: boolean; readonly onUnable: () => void }) {
  const { t } = useWords();
  const actions = useActions();
  const level = useScope((scope) => scope.level);
  const fault = useScope((scope) => scope.moved?.fault);
  const { gid, state, next } = goroutine;
  const canStep = state === 'runnable' && fault === undefined;
  // Of one that ended the program, the cause says more than the operation it stands before.
  const cause = state === 'faulted' && fault !== undefined && fault.text !== '' && (
    <span key="cause" className="operation cause">
      {fault.text}
    </span>
  );
  const operation =
    cause ||
    (next !== undefined && (state === 'runnable' || state === 'faulted') && (
      <OperationLine key={next.stop} goroutine={goroutine} operation={next} />
    ));
  const stack = state !== 'dead' && (
    <span key="stack" className="stack mono">
      {stackLine(goroutine)}
    </span>
  );
  return (
    <button
      type="button"
      className="card-step"
      aria-disabled={!canStep}
      title={
        canStep ? t(`goroutine.stepHint.${level}`, { g: goroutineName(gid) }) : goroutine.waitReason
      }
      onClick={() => {
        if (canStep) void actions.stepGoroutine(gid);
        else {
          actions.focusGoroutine(gid);
          onUnable();
        }
      }}
    >
      <span className="first">
        <Chip gid={gid} />
        <b>{t(`goroutine.state.${stateWord(state, { isLast, fault })}`)}</b>
        {canStep ? (
          <span key="tail" className="tail">
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
