import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Diagnostics } from '../../store';
import { useWords } from '../words/use-words';

/** What is wrong with main.go, as `go build` says it: a line while it is typed, a list when it was to run. */
export function Problems(props: {
  readonly diagnostics: Diagnostics;
  /** It was to run, and could not. */
  readonly isRefused: boolean;
  /** A program that compiled before still runs. */
  readonly keeps: boolean;
  readonly onGo: (pos: number) => void;
}) {
  const { t } = useWords();
  const { diagnostics, isRefused, keeps, onGo } = props;
  const [isOpen, setIsOpen] = useState(isRefused);
  const [was, setWas] = useState(isRefused);
  if (was !== isRefused) {
    setWas(isRefused);
    if (isRefused) setIsOpen(true);
  }
  const shown = isOpen ? diagnostics : diagnostics.slice(0, 1);
  return (
    <div className="problems" role={isRefused ? 'alert' : 'status'} data-open={isOpen}>
      <p>
        <button
          type="button"
          className="fold"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <ChevronRight size={13} aria-hidden />
          <b>{t('code.problems', { n: diagnostics.length })}</b>
        </button>
        {isOpen && <span>{t(keeps ? 'code.problemsKeep' : 'code.problemsNone')}</span>}
      </p>
      <ul>
        {shown.map(({ file, line, column, message, pos }) => (
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
