import type { ReactNode } from 'react';
import type { Gid, StepIndex } from '../../recording';
import type { Words } from '../words/words';
import type { Fact, Passed, Ready } from './fact';

/** What is set into a sentence: each gives the node to show. */
export interface Inlays {
  readonly goroutine: (gid: Gid) => ReactNode;
  readonly step: (n: StepIndex) => ReactNode;
  readonly code: (text: ReactNode) => ReactNode;
  readonly key: (text: ReactNode) => ReactNode;
  readonly strong: (text: ReactNode) => ReactNode;
  /** Keeps a proof, `(step 12)`, on one line. */
  readonly proof: (text: ReactNode) => ReactNode;
  /** One after the other. */
  readonly row: (parts: readonly ReactNode[]) => ReactNode;
}

/** More are counted, not named. */
const MOST_NAMED = 4;

/** The step that shows it, ` (step 12)`, or nothing when the step is not known. */
export function sayProof(
  { t }: Pick<Words, 't'>,
  n: StepIndex | undefined,
  inlays: Pick<Inlays, 'proof' | 'step'>,
): ReactNode {
  if (n === undefined) return null;
  return t.rich('why.proof', { proof: inlays.proof, link: () => inlays.step(n) });
}

/** A fact as a sentence of the language. */
export function sayFact({ t, list }: Words, fact: Fact, inlays: Inlays): ReactNode {
  const { code, strong, row } = inlays;
  const g = (gid: Gid) => () => inlays.goroutine(gid);
  const op = (label: string) => () => code(subject(label));
  const proofOf = (n: StepIndex | undefined): ReactNode => sayProof({ t }, n, inlays);
  const proof = (n: StepIndex | undefined) => () => proofOf(n);
  const all = (gids: readonly Gid[]) => () => row(list(gids.map(inlays.goroutine), 'and'));
  const each = (passed: readonly Passed[]) => () =>
    row(
      list(
        passed.map(({ gid, tested }) => row([inlays.goroutine(gid), proofOf(tested)])),
        'and',
        'bracket',
      ),
    );

  switch (fact.kind) {
    case 'start':
      return sayStart(fact.ready);
    case 'quiet':
      return t('why.quiet');
    case 'leaving':
      return t.rich('why.leaving', { code, g: g(fact.gid) });
    case 'unannounced': {
      const who = { code, g: g(fact.gid), op: op(fact.label) };
      if (fact.tested === undefined) return t.rich('why.untested', who);
      return t.rich('why.unannounced', { ...who, strong, tested: proof(fact.tested) });
    }
    case 'reading': {
      const who = { n: fact.passed.length, who: each(fact.passed) };
      if (fact.beside === undefined) return t.rich('why.reading', { ...who, code });
      return t.rich('why.readingBeside', { ...who, strong, g: g(fact.beside) });
    }
    case 'allPassed':
      return t.rich('why.allPassed', { code, strong, who: each(fact.passed) });
    case 'writing': {
      const { gid, label, set } = fact;
      return t.rich('why.writing', { code, g: g(gid), op: op(label), set: proof(set) });
    }
    case 'insideToo': {
      const { gid, label, tested } = fact;
      const key = fact.write ? 'why.writerInsideToo' : 'why.readerInsideToo';
      return t.rich(key, { strong, g: g(gid), op: op(label), tested: proof(tested) });
    }
    case 'willThrow':
      return t.rich('why.willThrow', { code, strong, g: g(fact.gid), writer: g(fact.writer) });
    case 'aboutToThrow':
      return t.rich('why.aboutToThrow', { code, strong, g: g(fact.gid), found: proof(fact.found) });
    case 'flippedOff': {
      const { by, at, others } = fact;
      const who = { n: others.length, who: all(others) };
      return t.rich('why.flippedOff', { ...who, code, strong, g: g(by), at: proof(at) });
    }
    case 'foundWriter': {
      const { gid, writer, set } = fact;
      return t.rich('why.foundWriter', { code, g: g(gid), writer: g(writer), set: proof(set) });
    }
    case 'foundFlipped': {
      const { gid, by, at, set, how } = fact;
      const key = how === 'starting' ? 'why.foundFlippedByStart' : 'why.foundFlippedByEnd';
      return t.rich(key, { code, g: g(gid), by: g(by), at: proof(at), set: proof(set) });
    }
    case 'flippedItself': {
      const { gid, at, by, set } = fact;
      return t.rich('why.flippedItself', {
        code,
        g: g(gid),
        at: proof(at),
        by: g(by),
        set: proof(set),
      });
    }
    case 'bothPassed':
      return t.rich('why.bothPassed', { who: each(fact.passed) });
    case 'threw':
      return sayFault(fact.fault.kind, fact.fault.gid);
    case 'finished':
      if (fact.alone) return t('why.finishedAlone');
      return t(fact.apart ? 'why.finishedApart' : 'why.finished');
  }

  /** What can be done first. */
  function sayStart(ready: readonly Ready[]): ReactNode {
    const named = ready.length > MOST_NAMED ? [] : ready;
    const gids = named.map(({ gid }) => gid);
    return t.rich('why.start', {
      n: ready.length,
      begins: ready.every(({ starts }) => starts) ? 'yes' : 'no',
      named: named.length > 0 ? 'yes' : 'no',
      who: gids.length > 0 ? all(gids) : () => t('why.goroutines', { n: ready.length }),
      keys: () =>
        row(
          list(
            named.map(({ digit }) => inlays.key(`${digit}`)),
            'or',
          ),
        ),
      key: inlays.key,
      strong,
    });
  }

  function sayFault(kind: string, gid: Gid): ReactNode {
    switch (kind) {
      case 'panic':
        return t.rich('why.panic', { g: g(gid) });
      case 'deadlock':
        return t('why.deadlock');
      case 'memory':
        return t.rich('why.memory', { strong });
      case 'stack':
        return t.rich('why.stack', { strong, g: g(gid) });
      case 'exit':
        return t('why.exit');
      default:
        return t.rich('why.otherFault', { g: g(gid) });
    }
  }
}

/** `m[8] =` → `m[8]`: in a sentence the verb tells the rest. */
function subject(label: string): string {
  return label.replace(/\s*=\s*$/, '');
}
