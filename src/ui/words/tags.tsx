import type { ReactNode } from 'react';

// What the tags of messages become, for `t.rich`.

export const bold = (text: ReactNode): ReactNode => <b>{text}</b>;
export const code = (text: ReactNode): ReactNode => <code>{text}</code>;
export const strong = (text: ReactNode): ReactNode => <strong>{text}</strong>;
/** A tag that holds no words of the message: always this. */
export const fixed = (node: ReactNode) => (): ReactNode => node;
