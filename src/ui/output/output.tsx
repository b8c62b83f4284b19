import { Fragment } from 'react';
import { useScope } from '../scope';
import { words } from '../words';
import './output.css';

/** What the program printed, and Go's last words, exactly. */
export function Output() {
  const output = useScope((state) => state.moved?.output);
  const fault = useScope((state) => state.moved?.fault);
  const isEmpty = (output === undefined || output.length === 0) && fault === undefined;
  return (
    <section className="output" aria-labelledby="output-title">
      <h2 id="output-title" className="panel-title">
        {words.output}
      </h2>
      {isEmpty ? (
        <p className="empty">{words.noOutput}</p>
      ) : (
        <pre aria-live="polite">
          {output?.map(({ fd, text, elided }, i) => (
            // Output only grows: a piece's place is its name.
            <Fragment key={i}>
              {elided !== undefined && <span className="elided">{words.elided(elided)}</span>}
              <span className={fd === 2 ? 'stderr' : undefined}>{text}</span>
            </Fragment>
          ))}
          {fault !== undefined && fault.stderr !== '' && (
            <span className="stderr crash">{fault.stderr}</span>
          )}
          {fault?.kind === 'exit' && fault.exitStatus === 0 && (
            <span className="exit">{words.exitStatus(0)}</span>
          )}
        </pre>
      )}
    </section>
  );
}
