import { Copy } from 'lucide-react';
import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import type { Standing } from '../../store';
import { part } from '../part';
import { useActions, useScope } from '../scope';
import { useWords } from '../words/use-words';
import './output.css';

const Bytes = part(async () => (await import('../bytes/bytes')).Bytes);

/** What the program printed; in its place, when a person asks, the bytes of what lies in memory. */
export function Output() {
  const { t } = useWords();
  const { showBytes } = useActions();
  const isBytes = useScope((state) => state.bytes !== undefined);
  return (
    <section
      className="output"
      aria-label={t(isBytes ? 'places.bytes' : 'places.output')}
      data-shows={isBytes ? 'bytes' : 'output'}
    >
      <div className="output-head">
        <h2>
          <button type="button" aria-pressed={!isBytes} onClick={() => showBytes(undefined)}>
            {t('places.output')}
          </button>
        </h2>
        <h2>
          <button type="button" aria-pressed={isBytes} onClick={() => showBytes({ at: undefined })}>
            {t('places.bytes')}
          </button>
        </h2>
        {!isBytes && <CopyButton />}
      </div>
      {isBytes ? <Bytes /> : <Printed />}
    </section>
  );
}

/** Go's last words, exactly; empty where there are none. */
function lastWords(fault: Standing['fault']): string {
  return fault?.stderr ?? '';
}

function CopyButton() {
  const { t } = useWords();
  const { copy } = useActions();
  const output = useScope((state) => state.moved?.output);
  const fault = useScope((state) => state.moved?.fault);
  const [copied, setCopied] = useState('');
  const text = (output ?? []).map((piece) => piece.text).join('') + lastWords(fault);
  if (text === '') return null;
  return (
    <button
      type="button"
      className="output-copy"
      onClick={() => void copy(text).then((done) => setCopied(done ? text : ''))}
    >
      <Copy size={12} aria-hidden />
      {t(copied === text ? 'share.copied' : 'share.copy')}
    </button>
  );
}

/** Above a crash's first line when what was printed before is scrolled out of sight. */
const MARGIN = 6;

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}

function Printed() {
  const { t } = useWords();
  const output = useScope((state) => state.moved?.output);
  const fault = useScope((state) => state.moved?.fault);
  const box = useRef<HTMLPreElement>(null);
  /** The person has not scrolled back. */
  const isAtEnd = useRef(true);
  const isEmpty = (output === undefined || output.length === 0) && fault === undefined;
  const length = output?.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  const words = lastWords(fault);
  // The last lines stay in sight where they are, and of a crash the first: they say what killed the program.
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null || length + words.length === 0) return;
    const crash = words === '' ? null : current.querySelector('.crash');
    if (crash !== null) current.scrollTop += topOf(crash) - topOf(current) - MARGIN;
    else if (isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [length, words]);
  if (isEmpty) return <p className="empty">{t('output.none')}</p>;
  const [cause = ''] = words.split('\n', 1);
  return (
    <pre
      ref={box}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys scroll it
      tabIndex={0}
      aria-live="polite"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - clientHeight - scrollTop < MARGIN;
      }}
    >
      {output?.map(({ fd, text, elided }, i) => (
        // Output only grows: a piece's place is its name.
        <Fragment key={i}>
          {elided !== undefined && (
            <span className="elided">
              {t('output.elided', { kilobytes: Math.ceil(elided / 1000) })}
            </span>
          )}
          <span className={fd === 2 ? 'stderr' : undefined} title={fd === 2 ? 'stderr' : undefined}>
            {text}
          </span>
        </Fragment>
      ))}
      {words !== '' && (
        <span className="stderr crash" title="stderr">
          <b>{cause}</b>
          {words.slice(cause.length)}
        </span>
      )}
      {fault?.kind === 'exit' && fault.exitStatus === 0 && (
        <span className="exit">{t('output.exitStatus', { n: 0 })}</span>
      )}
    </pre>
  );
}
