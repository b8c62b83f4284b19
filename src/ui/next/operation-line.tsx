import type { GoroutineView, NextOperation } from '../../store';
import { useWords } from '../words/use-words';
import { shortFunc, startedName } from './stack-line';

/** `write h.flags ← 4, 1 byte` */
export function OperationLine({
  goroutine,
  operation,
}: {
  readonly goroutine: GoroutineView;
  readonly operation: NextOperation;
}) {
  const { t } = useWords();
  const { kind, value, size } = operation;
  const sign = kind === 'write' ? '←' : '=';
  return (
    <span className="operation mono">
      <span className="verb">{t(`goroutine.verb.${operation.kind}`)} </span>
      {operationName(goroutine, operation)}
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

/** What an operation is about. A loop that touches nothing shared has no operation to name, but a function. */
export function operationName(goroutine: GoroutineView, { kind, text }: NextOperation): string {
  if (kind === 'start') return startedName(goroutine);
  return text || shortFunc(goroutine.frames[0]?.func ?? '');
}
