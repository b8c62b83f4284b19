import type { Gid, StepIndex } from '../../recording';
import type { Fact, Passed, Ready } from './fact';

export type Part =
  | string
  | { readonly kind: 'goroutine'; readonly gid: Gid }
  /** `(step 12)` */
  | { readonly kind: 'proof'; readonly n: StepIndex }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'key'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string };

const g = (gid: Gid): Part => ({ kind: 'goroutine', gid });
const code = (text: string): Part => ({ kind: 'code', text });
const key = (text: string): Part => ({ kind: 'key', text });
const strong = (text: string): Part => ({ kind: 'strong', text });
/** `m[8] =` → `m[8]`: in a sentence the verb tells the rest. */
const subject = (label: string): string => label.replace(/\s*=\s*$/, '');
/** The step that shows it, or nothing when the step is not known. */
const proof = (n: StepIndex | undefined): Part[] =>
  n === undefined ? [] : [' ', { kind: 'proof', n }];

function list(parts: readonly Part[][], last = ' and '): Part[] {
  return parts.flatMap((part, i) => {
    if (i === 0) return part;
    return [i === parts.length - 1 ? last : ', ', ...part];
  });
}

const passedList = (passed: readonly Passed[]): Part[] =>
  list(passed.map(({ gid, tested }) => [g(gid), ...proof(tested)]));

/** The Why sentences; part of the catalogue, apart from `words.ts` for their length. */
export function whyWords(fact: Fact): readonly Part[] {
  switch (fact.kind) {
    case 'start':
      return startWords(fact.ready);
    case 'quiet':
      return ['No goroutine is inside a map operation: whoever starts one now is alone.'];
    case 'leaving':
      return [
        g(fact.gid),
        ' has passed its last check: it only switches ',
        code('hashWriting'),
        ' off.',
      ];
    case 'unannounced':
      return [
        g(fact.gid),
        ' is inside ',
        code(subject(fact.label)),
        ...(fact.tested === undefined
          ? [', before its test of ', code('hashWriting'), '.']
          : [
              ': it has tested ',
              code('hashWriting'),
              ...proof(fact.tested),
              ' but not set it yet. Until then ',
              strong('nobody else can tell'),
              '.',
            ]),
      ];
    case 'reading':
      return fact.beside === undefined
        ? [
            ...passedList(fact.passed),
            fact.passed.length > 1 ? ' only read' : ' only reads',
            ': many may read a map at once. It looks at ',
            code('hashWriting'),
            ' once, so a writer that starts now goes unnoticed.',
          ]
        : [
            ...passedList(fact.passed),
            ' read',
            fact.passed.length > 1 ? '' : 's',
            ' while ',
            g(fact.beside),
            ' is about to announce a write. A reader looks only once: ',
            strong('Go will not notice these two'),
            '.',
          ];
    case 'allPassed':
      return [
        ...passedList(fact.passed),
        ' have passed the test of ',
        code('hashWriting'),
        ', and none has set it yet. ',
        strong('No test will stop them now'),
        ': if one flips the bit after another set it, whoever checks next at its end throws.',
      ];
    case 'writing':
      return [
        g(fact.gid),
        ' writes ',
        code(subject(fact.label)),
        ' with ',
        code('hashWriting'),
        ' set',
        ...proof(fact.set),
        '. Whoever starts on this map before it is cleared will throw.',
      ];
    case 'insideToo':
      return [
        g(fact.gid),
        ' is inside ',
        code(subject(fact.label)),
        ' too: it tested earlier',
        ...proof(fact.tested),
        ', when the bit was off. ',
        strong('Two at once'),
        fact.write
          ? '; only a check at the end can notice.'
          : '; a reader looks only once, so Go will not notice.',
      ];
    case 'willThrow':
      return [
        strong('One step from the throw: '),
        g(fact.gid),
        ' will read ',
        code('h.flags'),
        ' next and find that ',
        g(fact.writer),
        ' is writing.',
      ];
    case 'aboutToThrow':
      return [
        g(fact.gid),
        ' has looked at ',
        code('h.flags'),
        ...proof(fact.found),
        ' and knows that it is not alone. ',
        strong('Its next step ends the program'),
        '.',
      ];
    case 'flippedOff':
      return [
        g(fact.by),
        ' has switched ',
        code('hashWriting'),
        ' off',
        ...proof(fact.at),
        ' while ',
        ...list(fact.others.map((gid) => [g(gid)])),
        fact.others.length > 1 ? ' are' : ' is',
        ' still writing. ',
        strong('The first to check at its end throws'),
        ', unless someone stores an older copy of the flags before.',
      ];
    case 'foundWriter':
      return [
        g(fact.gid),
        ' tested ',
        code('h.flags'),
        ' and found ',
        code('hashWriting'),
        ' on: ',
        g(fact.writer),
        ' had set it',
        ...proof(fact.set),
        ' and was still at work. Go cannot go on with a map that two use at once, so it ends the program.',
      ];
    case 'foundFlipped':
      return [
        g(fact.gid),
        ' came to its last check and found ',
        code('hashWriting'),
        ' off, though it had set it itself',
        ...proof(fact.set),
        ': ',
        g(fact.by),
        ...(fact.how === 'starting'
          ? [' had set it too', ...proof(fact.at), ', with an XOR, which switched it off.']
          : [' had finished first', ...proof(fact.at), ' and switched it off.']),
      ];
    case 'bothPassed':
      return [
        'Both had passed the first test, ',
        ...passedList(fact.passed),
        ', before either could see the other.',
      ];
    case 'threw':
      return faultWords(fact.fault.kind, fact.fault.gid);
    case 'finished':
      return [
        fact.alone
          ? 'The program ended. It had one goroutine, so nobody could come between.'
          : 'The program ended without a throw: in this order no check found two at once. Without a lock that is luck. Step back and let another goroutine go first, or try another order:',
      ];
  }
}

/** More are counted, not named. */
const MOST_NAMED = 4;

/** What can be done first. */
function startWords(ready: readonly Ready[]): Part[] {
  const named = ready.slice(0, ready.length > MOST_NAMED ? 0 : MOST_NAMED);
  const who =
    named.length > 0 ? list(named.map(({ gid }) => [g(gid)])) : [`${ready.length} goroutines`];
  const one = ready.length === 1;
  const does = ready.every(({ starts }) => starts)
    ? [one ? ' is' : ' are', ' about to start. ']
    : [' can go on. '];
  const keys = list(
    named.map(({ digit }) => [key(`${digit}`)]),
    ' or ',
  );
  return [
    ...who,
    ...does,
    one ? 'Step it' : 'Step one',
    ' with its card or its key',
    ...(keys.length > 0 ? [one ? ' ' : ', ', ...keys] : []),
    '; ',
    key('Space'),
    ' plays; ',
    strong('Run to the throw'),
    ' looks for a crash.',
  ];
}

function faultWords(kind: string, gid: Gid): Part[] {
  switch (kind) {
    case 'panic':
      return [g(gid), ' panicked, and nothing recovered it.'];
    case 'deadlock':
      return ['Every goroutine waits for another: nothing can ever run again.'];
    case 'memory':
      return [
        'The program asked for more memory than a run may have: here 256 MB, of which nothing is ever freed. ',
        strong('hmapscope run --memory'),
        ' allows more.',
      ];
    case 'stack':
      return [
        g(gid),
        ' called itself too deeply: its stack reached the limit, here 64 MB, in Go 1 GB. ',
        strong('hmapscope run --stack'),
        ' allows more.',
      ];
    case 'exit':
      return ['The program ended itself.'];
    default:
      return [g(gid), ' met a state that Go cannot go on from, so Go ends the program.'];
  }
}
