import * as v from 'valibot';
import { LinkError } from './link-bytes';
import { isViewName, isViewValue, MOST, type ReplayLink } from './replay-link';
import { parseSchedule, printSchedule, type Schedule, ScheduleError } from './schedule';
import type { StepIndex } from './words';

/**
 * A run in words, for what no link holds: JSON, with the program's lines and the schedule as they are written. Its version is the
 * link's (link.ts); files began with 2.
 *
 *     {
 *       "hmapscope": 2,
 *       "go": "1.23.5",
 *       "source": ["package main", ""],       or "builtIn": "two-writers"
 *       "seed": 1,
 *       "policy": { "kind": "random", "seed": 1 },
 *       "schedule": ["1*21 6*14", "7*9"],     the notation of schedule.ts
 *       "cursor": 44,
 *       "stateHash": "0123456789abcdef",
 *       "marks": [{ "at": 0, "hash": "01234567" }],
 *       "view": { "level": "line" }
 *     }
 *
 * and, where the run has them, "earlier", "golike", "memoryLimit" and "stackLimit" (replay-link.ts).
 */
export const FILE_VERSION = 2;
export const FILE_ENDING = '.hmapscope.json';

const LONGEST_FILE = 256 * 1024 * 1024;
const LINE_WIDTH = 100;

const whole = (least: number, most: number = Number.MAX_SAFE_INTEGER) => {
  const words = `must be a whole number from ${least} ${most === Number.MAX_SAFE_INTEGER ? 'on' : `to ${most}`}`;
  return v.pipe(
    v.number(words),
    v.check((n) => Number.isSafeInteger(n) && n >= least && n <= most, words),
  );
};
const hex = (digits: number) => {
  const words = `must be ${digits} hex digits in lower case`;
  return v.pipe(v.string(words), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`), words));
};
const list = <T extends v.GenericSchema>(item: T) => v.array(item, 'must be a list');

const policy = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('byHand') }),
    v.strictObject({ kind: v.literal('roundRobin'), quantum: whole(1) }),
    v.strictObject({ kind: v.literal('random'), seed: whole(0) }),
    v.strictObject({ kind: v.literal('golike'), seed: whole(0) }),
  ],
  'must have a "kind": byHand, roundRobin (with "quantum"), random or golike (with "seed")',
);

const steps = whole(0, 0x7fff_ffff);
const LINES = 'must be a list of lines';

const FILE = v.strictObject({
  hmapscope: v.literal(FILE_VERSION),
  go: v.pipe(
    v.string('must be a version like "1.23.5"'),
    v.regex(/^1\.\d{1,4}\.\d{1,4}$/, 'must be a version like "1.23.5"'),
  ),
  source: v.optional(v.array(v.string(LINES), LINES)),
  builtIn: v.optional(v.string('must be the id of a built-in program')),
  seed: whole(0),
  policy,
  schedule: v.array(v.string(LINES), LINES),
  cursor: steps,
  stateHash: v.optional(hex(16)),
  marks: v.optional(
    list(v.strictObject({ at: steps, hash: hex(8) }, "must be a state's hash")),
    [],
  ),
  earlier: v.optional(list(v.strictObject({ until: steps, policy }, 'must be a policy')), []),
  golike: v.optional(v.literal(true, 'must be true, or be left out')),
  memoryLimit: v.optional(whole(1, MOST.memory)),
  stackLimit: v.optional(whole(1, MOST.memory)),
  view: v.optional(
    v.record(
      v.pipe(v.string(), v.check(isViewName, 'has a name that no view has')),
      v.custom<string | number | boolean>(
        isViewValue,
        'must be a small text, a number or a boolean',
      ),
      'must be a list of names and values',
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
    seed: link.seed,
    policy: link.policy,
    earlier: earlier.length > 0 ? earlier : undefined,
    golike: link.golike,
    schedule: lines(printSchedule(link.schedule)),
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
  if (text.length > LONGEST_FILE) throw new LinkError('the file is too long');
  const json = jsonOf(text);
  if (typeof json !== 'object' || json === null || !('hmapscope' in json)) {
    throw new LinkError('this is no hmapscope file: it has no "hmapscope"');
  }
  const version = json.hmapscope;
  if (typeof version === 'number' && version > FILE_VERSION) {
    throw new LinkError(
      `the file was made by a newer hmapscope: it has version ${version}, and this one reads versions up to ${FILE_VERSION}`,
    );
  }
  if (version !== FILE_VERSION) {
    throw new LinkError(`the file's "hmapscope" must be its version, ${FILE_VERSION}`);
  }
  const parsed = v.safeParse(FILE, json);
  if (!parsed.success) throw new LinkError(told(parsed.issues[0]));
  return linkOf(parsed.output);
}

function linkOf(file: v.InferOutput<typeof FILE>): ReplayLink {
  const { hmapscope: _, go, source, builtIn, cursor, stateHash, view, ...rest } = file;
  if ((source === undefined) === (builtIn === undefined)) {
    throw new LinkError('the file must have either "source" or "builtIn"');
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
  const { seed, policy: chosen, golike, memoryLimit, stackLimit } = rest;
  return {
    source:
      source === undefined
        ? { kind: 'example', id: builtIn ?? '' }
        : { kind: 'text', text: source.join('\n') },
    goVersion: go,
    seed,
    policy: chosen,
    earlier: file.earlier.map(({ until, policy: by }) => ({
      until: until as StepIndex,
      policy: by,
    })),
    ...(golike === true && { golike }),
    schedule,
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
    if (error instanceof ScheduleError) throw new LinkError(`in the file, ${error.message}`);
    throw error;
  }
}

function inOrder(name: string, places: readonly number[], { length }: Schedule): void {
  let before = 0;
  for (const place of places) {
    if (place > length) throw new LinkError(`the file's "${name}" is behind the schedule's end`);
    if (place < before) throw new LinkError(`the file's "${name}" must be in order of step`);
    before = place;
  }
}

function told(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue) ?? '';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `the file's "${path}" is not known here`;
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    return `the file has no "${path}"`;
  }
  return `the file's "${path}" ${issue.message}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new LinkError(`this is no hmapscope file: it is not JSON (${why})`);
  }
}

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
