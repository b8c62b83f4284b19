import { createElement, Fragment, type ReactNode } from 'react';
import { Chip } from '../chip';
import { StepLink } from '../step-link';
import { code, strong } from '../words/tags';
import { useWords } from '../words/use-words';
import type { Fact } from './fact';
import { type Inlays, sayFact } from './say-fact';

export const INLAYS: Inlays = {
  goroutine: (gid) => <Chip gid={gid} />,
  step: (n) => <StepLink n={n} />,
  code,
  key: (text) => <kbd className="key">{text}</kbd>,
  strong,
  proof: (text) => <span className="proof">{text}</span>,
  row: (parts) => createElement(Fragment, null, ...parts),
};

/** A sentence is words with goroutines, steps and code set in. */
export function Sentence({ fact }: { readonly fact: Fact }): ReactNode {
  return sayFact(useWords(), fact, INLAYS);
}
