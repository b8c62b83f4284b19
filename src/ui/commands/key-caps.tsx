import { Fragment, type ReactNode } from 'react';
import { keyCaps } from './key-names';

/** The caps of a command's keys; of more than two the first and the last. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }): ReactNode {
  const shown = keys.length > 2 ? [keys[0] ?? '', keys.at(-1) ?? ''] : keys;
  return (
    <span className="caps">
      {shown.map((key, i) => (
        <Fragment key={key}>
          {i > 0 && (keys.length > 2 ? ' … ' : ' ')}
          {keyCaps(key).map((cap) => (
            <kbd key={cap} className="key">
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
