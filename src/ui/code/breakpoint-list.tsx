import { X } from 'lucide-react';
import { isUserFile } from '../../store';
import { useActions, useScope } from '../scope';
import { useWords } from '../words/use-words';

/** All breakpoints by name, where keys and screen readers reach them; those of files that are not open, too. */
export function BreakpointList() {
  const { t } = useWords();
  const actions = useActions();
  const breakpoints = useScope((state) => state.breakpoints);
  const source = useScope((state) => state.source);
  const files = useScope((state) => state.opened?.program.files);
  if (breakpoints.length === 0) return null;
  const show = (file: string, line: number): void => {
    const text = isUserFile(file) ? source : files?.find(({ name }) => name === file)?.text;
    const lines = (text ?? '').split('\n').slice(0, line - 1);
    const pos = lines.reduce((length, one) => length + one.length + 1, 0);
    actions.showPlace({ file, pos, edit: false });
  };
  return (
    <ul className="breakpoints" aria-label={t('code.breakpoints')}>
      {breakpoints.map(({ file, line }) => {
        const place = `${isUserFile(file) ? file : (file.split('/').at(-1) ?? file)}:${line}`;
        return (
          <li key={`${file}:${line}`}>
            <button
              type="button"
              title={t('code.goToBreakpoint', { place: `${file}:${line}` })}
              aria-label={t('code.goToBreakpoint', { place })}
              onClick={() => show(file, line)}
            >
              <span className="dot" aria-hidden />
              {place}
            </button>
            <button
              type="button"
              title={t('code.clearBreakpoint', { place })}
              aria-label={t('code.clearBreakpoint', { place })}
              onClick={() => actions.toggleBreakpoint(file, line)}
            >
              <X size={11} aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
