import { Fragment } from 'react';
import { useScope } from '../scope';
import { useWords } from '../words/use-words';
import './output.css';

/** What the program printed, and Go's last words, exactly. */
export function Output() {
  const { t } = useWords();
  const output = useScope((state) => state.moved?.output);
  const fault = useScope((state) => state.moved?.fault);
  const isEmpty = (output === undefined || output.length === 0) && fault === undefined;
  return (
    <section className="output" aria-labelledby="output-title">
      <h2 id="output-title" className="panel-title">
        {t('places.output')}
      </h2>
      {isEmpty ? (
        <p className="empty">{t('output.none')}</p>
      ) : (
        <pre aria-live="polite">
          {output?.map(({ fd, text, elided }, i) => (
            // Output only grows: a piece's place is its name.
            <Fragment key={i}>
              {elided !== undefined && (
                <span className="elided">
                  {t('output.elided', { kilobytes: Math.ceil(elided / 1000) })}
                </span>
              )}
              <span className={fd === 2 ? 'stderr' : undefined}>{text}</span>
            </Fragment>
          ))}
          {fault !== undefined && fault.stderr !== '' && (
            <span className="stderr crash">{fault.stderr}</span>
          )}
          {fault?.kind === 'exit' && fault.exitStatus === 0 && (
            <span className="exit">{t('output.exitStatus', { n: 0 })}</span>
          )}
        </pre>
      )}
    </section>
  );
}
