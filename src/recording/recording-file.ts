import * as v from 'valibot';
import type { FieldFault } from './field-fault';
import { LinkError } from './link-error';
import { isFileName, isViewName, isViewValue, MOST, type ReplayLink } from './replay-link';
import { parseSchedule, printSchedule, type Schedule, ScheduleError } from './schedule';
import type { StepIndex } from './words';

/**
 * A run in words, for what no link holds: JSON, with the program's lines and the schedule as they are written. Its version is the
 * link's (link.ts); files began with 2, and one of 2 reads as one of 3.
 *
 *     {
 *       "hmapscope": 3,
 *       "go": "1.23.5",
 *       "source": ["package main", ""],       or "builtIn": "two-writers"
 *       "seed": 1,
 *       "policy": { "kind": "random", "seed": 1 },
 *       "schedule": ["1*21 6*14", "7*9"],     the notation of schedule.ts
 *       "cursor": 44,
 *       "stateHash": "0123456789abcdef",
 *       "marks": [{ "at": 0, "hash": "01" }],
 *       "view": { "level": "line" }
 *     }
 *
 * and, where the run has them, "fileName", "ended", "earlier", "golike", "memoryLimit" and "stackLimit" (replay-link.ts).
 */
export const FILE_VERSION = 3;
const FIRST_VERSION = 2;

const LONGEST_FILE = 256 * 1024 * 1024;
const LINE_WIDTH = 100;

/** A valibot message that `faultIn` reads. */
function says(fault: FieldFault): string {
  return JSON.stringify(fault);
}

function faultIn(message: string): FieldFault {
  return JSON.parse(message) as FieldFault;
}

const whole = (least: number, most?: number) => {
  const words = says({ is: 'whole', least, ...(most !== undefined && { most }) });
  const largest = most ?? Number.MAX_SAFE_INTEGER;
  return v.pipe(
    v.number(words),
    v.check((n) => Number.isSafeInteger(n) && n >= least && n <= largest, words),
  );
};
/** So many bytes. */
const hex = (most: number, least = most) => {
  const words = says({ is: 'hex', least: 2 * least, most: 2 * most });
  const pattern = new RegExp(`^(?:[0-9a-f]{2}){${least},${most}}$`);
  return v.pipe(v.string(words), v.regex(pattern, words));
};
const list = <T extends v.GenericSchema>(item: T, most: number) =>
  v.pipe(v.array(item, says({ is: 'list' })), v.maxLength(most, says({ is: 'tooLong', most })));

const policy = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('byHand') }),
    v.strictObject({ kind: v.literal('roundRobin'), quantum: whole(1) }),
    v.strictObject({ kind: v.literal('random'), seed: whole(0) }),
    v.strictObject({ kind: v.literal('golike'), seed: whole(0) }),
  ],
  says({ is: 'policy' }),
);

const steps = whole(0, MOST.steps);
const LINES = says({ is: 'lines' });
const FILE_NAME = says({ is: 'fileName' });
const GO_VERSION = says({ is: 'goVersion' });
const ENTRY = says({ is: 'entry' });
const onlyTrue = v.optional(v.literal(true, says({ is: 'onlyTrue' })));

const FILE = v.strictObject({
  hmapscope: v.number(),
  go: v.pipe(v.string(GO_VERSION), v.regex(/^1\.\d{1,4}\.\d{1,4}$/, GO_VERSION)),
  source: v.optional(v.array(v.string(LINES), LINES)),
  builtIn: v.optional(v.string(says({ is: 'builtIn' }))),
  fileName: v.optional(v.pipe(v.string(FILE_NAME), v.check(isFileName, FILE_NAME))),
  seed: whole(0),
  policy,
  schedule: v.array(v.string(LINES), LINES),
  cursor: steps,
  stateHash: v.optional(hex(8)),
  marks: v.optional(
    list(v.strictObject({ at: steps, hash: hex(MOST.markBytes, 1) }, ENTRY), MOST.marks),
    [],
  ),
  earlier: v.optional(list(v.strictObject({ until: steps, policy }, ENTRY), MOST.earlier), []),
  golike: onlyTrue,
  ended: onlyTrue,
  memoryLimit: v.optional(whole(1, MOST.memory)),
  stackLimit: v.optional(whole(1, MOST.memory)),
  view: v.optional(
    v.record(
      v.pipe(v.string(), v.check(isViewName, says({ is: 'viewName' }))),
      v.custom<string | number | boolean>(isViewValue, says({ is: 'viewValue' })),
      says({ is: 'view' }),
    ),
    {},
  ),
});

export function encodeFile(link: ReplayLink): string {
  const { source, marks, earlier, view } = link;
  // What is undefined is left out.
  const file = {
    hmapscope: FILE_VERSION,
    go: link.goVersion,
    ...(source.kind === 'text' ? { source: source.text.split('\n') } : { builtIn: source.id }),
    fileName: link.fileName,
    seed: link.seed,
    policy: link.policy,
    earlier: earlier.length > 0 ? earlier : undefined,
    golike: link.golike,
    schedule: lines(printSchedule(link.schedule)),
    ended: link.ended,
    cursor: link.cursor,
    stateHash: link.stateHash,
    marks: marks.length > 0 ? marks : undefined,
    memoryLimit: link.memoryLimit,
    stackLimit: link.stackLimit,
    view: Object.keys(view).length > 0 ? view : undefined,
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** Whatever the text: a run, or a LinkError that says what is wrong with the file, and where. */
export function decodeFile(text: string): ReplayLink {
  if (text.length > LONGEST_FILE) {
    throw new LinkError({ kind: 'tooLarge', what: 'text', most: LONGEST_FILE });
  }
  const json = jsonOf(text);
  if (typeof json !== 'object' || json === null || !('hmapscope' in json)) {
    throw new LinkError({ kind: 'foreign', form: 'file', detail: 'it has no "hmapscope"' });
  }
  const version = json.hmapscope;
  if (typeof version === 'number' && version > FILE_VERSION) {
    const newest = FILE_VERSION;
    throw new LinkError({ kind: 'newer', form: 'file', version: `${version}`, newest });
  }
  if (version !== FILE_VERSION && version !== FIRST_VERSION) {
    throw wrong('hmapscope', { is: 'version' });
  }
  const parsed = v.safeParse(FILE, json);
  if (!parsed.success) throw errorOf(parsed.issues[0]);
  return linkOf(parsed.output);
}

function linkOf(file: v.InferOutput<typeof FILE>): ReplayLink {
  const { hmapscope: _, go, source, builtIn, fileName, cursor, stateHash, view, ...rest } = file;
  if ((source === undefined) === (builtIn === undefined)) {
    throw wrong('source', { is: 'noSource' });
  }
  const schedule = scheduleOf(file.schedule);
  inOrder('cursor', [cursor], schedule);
  inOrder(
    'marks',
    file.marks.map(({ at }) => at),
    schedule,
  );
  inOrder(
    'earlier',
    file.earlier.map(({ until }) => until),
    schedule,
  );
  const { seed, policy: chosen, golike, ended, memoryLimit, stackLimit } = rest;
  return {
    source:
      source === undefined
        ? { kind: 'example', id: builtIn ?? '' }
        : { kind: 'text', text: source.join('\n') },
    ...(fileName !== undefined && { fileName }),
    goVersion: go,
    seed,
    policy: chosen,
    earlier: file.earlier.map(({ until, policy: by }) => ({
      until: until as StepIndex,
      policy: by,
    })),
    ...(golike === true && { golike }),
    schedule,
    ...(ended === true && { ended }),
    cursor: cursor as StepIndex,
    stateHash,
    marks: file.marks.map(({ at, hash }) => ({ at: at as StepIndex, hash })),
    ...(memoryLimit !== undefined && { memoryLimit }),
    ...(stackLimit !== undefined && { stackLimit }),
    view,
  };
}

function scheduleOf(words: readonly string[]): Schedule {
  try {
    return parseSchedule(words.join('\n'));
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    const { kind, ...choice } = error.wrong;
    throw wrong(
      'schedule',
      kind === 'none' ? { is: 'choice', ...choice } : { is: 'tooLong', most: MOST.steps },
    );
  }
}

function inOrder(name: string, places: readonly number[], { length }: Schedule): void {
  let before = 0;
  for (const place of places) {
    if (place > length) throw wrong(name, { is: 'behindEnd' });
    if (place < before) throw wrong(name, { is: 'outOfOrder' });
    before = place;
  }
}

function wrong(name: string, fault: FieldFault): LinkError {
  return new LinkError({ kind: 'field', name, fault });
}

function errorOf(issue: v.BaseIssue<unknown>): LinkError {
  const name = v.getDotPath(issue) ?? '';
  const isField = issue.type === 'strict_object';
  if (isField && issue.expected === 'never') return wrong(name, { is: 'unknown' });
  if (isField && issue.received === 'undefined') return wrong(name, { is: 'missing' });
  return wrong(name, faultIn(issue.message));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = `it is not JSON (${error instanceof Error ? error.message : ''})`;
    throw new LinkError(
      BEGINNING.test(text)
        ? { kind: 'damagedFile', detail }
        : { kind: 'foreign', form: 'file', detail },
    );
  }
}

/** Of every recording's file that `encodeFile` wrote. */
const BEGINNING = /^\s*\{\s*"hmapscope":/;

/** Words, as many in a line as have room. */
function lines(text: string): string[] {
  const all: string[] = [];
  let line = '';
  for (const word of text === '' ? [] : text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > LINE_WIDTH) {
      all.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? all : [...all, line];
}
