import { Fragment, type ReactNode } from 'react';
import { Chip } from '../chip';
import { StepLink } from '../step-link';
import { type Part, whyWords } from './why-words';
import type { Fact } from './fact';

/** A sentence is words with goroutines, steps and code set in. */
export function Sentence({ fact }: { readonly fact: Fact }) {
  return whyWords(fact).map((part, i) => <Fragment key={i}>{shown(part)}</Fragment>);
}

function shown(part: Part): ReactNode {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'goroutine':
      return <Chip gid={part.gid} />;
    case 'proof':
      return (
        <span className="proof">
          (<StepLink n={part.n} />)
        </span>
      );
    case 'code':
      return <code>{part.text}</code>;
    case 'key':
      return <kbd className="key">{part.text}</kbd>;
    case 'strong':
      return <strong>{part.text}</strong>;
  }
}
