import type { Gid, StepIndex } from '../../../recording';
import { isUserFile } from '../../../store';
import { shortFunc } from '../../next/stack-line';
import { lastStep, type Ending, type StoryLine } from './story-line';
import { syncStory } from './sync-story';
import { stepBefore } from './waiting-story';

/** What a panic was about, where it was, and who had started the goroutine. */
export function panicStory(ending: Ending): readonly StoryLine[] {
  const told = isOwn(ending) ? undefined : syncStory(ending);
  return [...(told ?? [causeOf(ending)]), ...whereLines(ending)];
}

/** The person's code called panic, whatever it says; else the runtime did, or the library. */
function isOwn({ moment, fault }: Ending): boolean {
  const frames = moment.standing.goroutines.find(({ gid }) => gid === fault.gid)?.frames ?? [];
  const caller = frames[frames.findIndex(({ func }) => func === 'runtime.gopanic') + 1];
  return caller !== undefined && isUserFile(caller.file);
}

function causeOf(ending: Ending): StoryLine {
  const { gid, text } = ending.fault;
  const first = text.split('\n')[0] ?? '';
  if (text.includes('\tpanic: ')) return { key: 'panicAgain', gid };
  if (isOwn(ending)) return { key: 'panicked', gid };
  for (const [pattern, cause] of CAUSES) {
    const match = pattern.exec(first);
    if (match !== null) return { gid, ...cause(match, ending) };
  }
  return { key: 'panicked', gid };
}

type Cause = (match: RegExpExecArray, ending: Ending) => StoryLine;

const only =
  (key: StoryLine['key']): Cause =>
  () => ({ key });

/** By Go's own texts (spec/sync.md §10, the language specification's run-time panics). */
const CAUSES: readonly (readonly [RegExp, Cause])[] = [
  [/^assignment to entry in nil map/, nilMap],
  [/invalid memory address or nil pointer/, nilPointer],
  [/index out of range \[(-?\d+)\] with length (\d+)/, indexed],
  [/slice bounds out of range (.+)$/, ([, text = '']) => ({ key: 'bounds', text })],
  [/integer divide by zero/, only('divide')],
  [/negative shift amount/, only('shift')],
  [/makeslice: /, only('makeSlice')],
  [/makechan: /, only('makeChan')],
  [/cannot convert slice/, only('toArray')],
  [/hash of unhashable type (.+)$/, ([, what = '']) => ({ key: 'unhashable', what })],
  [/comparing uncomparable type (.+)$/, ([, what = '']) => ({ key: 'uncomparable', what })],
  [/^interface conversion: (.+)$/, ([, text = '']) => ({ key: 'assertion', text })],
];

function nilMap(_: RegExpExecArray, { moment, fault }: Ending): StoryLine {
  const label = moment.recording.spans.lastOperation(moment.standing.cursor + 1, fault.gid)?.label;
  return { key: 'nilMap', what: label?.replace(/\s*=\s*$/, '') ?? 'm' };
}

/** The step before the panic reached for it. */
function nilPointer(_: RegExpExecArray, ending: Ending): StoryLine {
  const { moment, fault } = ending;
  const { rows } = moment.recording;
  const at = stepBefore(ending, fault.gid);
  const site = moment.program.stops[rows.stop[(at ?? 0) - 1] ?? 0]?.site;
  const isNil = at !== undefined && (rows.addr[at - 1] ?? 0) < FIRST_PAGE;
  const reached = isNil && site !== undefined && site.size > 0;
  return reached ? { key: 'nilPointer', what: site.text } : { key: 'nilFunc' };
}

/** Offsets below lie in no value. */
const FIRST_PAGE = 0x10000;

function indexed([, i = '', n = '']: RegExpExecArray): StoryLine {
  return { key: 'index', i: Number(i), n: Number(n), last: Number(n) - 1 };
}

/** Where it was in the person's own code, its step before, and the step that started it. */
export function whereLines(ending: Ending): readonly StoryLine[] {
  const { moment, fault } = ending;
  const { gid } = fault;
  const g = moment.standing.goroutines.find((one) => one.gid === gid);
  const frame = g?.frames.find(({ file }) => isUserFile(file));
  const at = stepBefore(ending, gid);
  const lines: StoryLine[] = [];
  if (frame !== undefined && at !== undefined) {
    lines.push({ key: 'where', gid, at, place: { ...frame, func: shortFunc(frame.func) } });
  } else if (at !== undefined) lines.push({ key: 'ranBefore', at });
  const begun = startOf(ending, gid);
  if (begun !== undefined) lines.push(begun);
  return lines;
}

/** The `go` statement that a goroutine began with: its parent's last one before its own first step. */
function startOf({ moment }: Ending, gid: Gid): StoryLine | undefined {
  const { rows } = moment.recording;
  const { goroutines, counts } = moment.standing;
  const parent = goroutines.find((one) => one.gid === gid)?.parent ?? 0;
  // Of very many goroutines only some are listed: none can be found by its place among them.
  if (parent === 0 || goroutines.length < counts.all) return undefined;
  const others = goroutines.filter((g) => g.parent === parent);
  const order = others.findIndex((g) => g.gid === gid);
  let seen = -1;
  for (let i = 0; i < rows.length; i++) {
    const isGo = moment.program.stops[rows.stop[i] ?? 0]?.site?.text === 'newproc';
    if (!isGo || rows.gid[i] !== parent) continue;
    if (++seen === order) return { key: 'began', other: parent, at: (i + 1) as StepIndex };
  }
  return undefined;
}

/** What of a map's story its facts leave out: a range that somebody wrote under. */
export function rangeLine({ moment, fault }: Ending): readonly StoryLine[] {
  if (!fault.text.includes('iteration')) return [];
  const { rows, spans } = moment.recording;
  const last = lastStep(rows, moment.standing.cursor, (i) => {
    const stop = moment.program.stops[rows.stop[i] ?? 0];
    const func = moment.program.funcs[stop?.func ?? 0]?.name;
    return rows.gid[i] === fault.gid && func === 'runtime.mapiterinit';
  });
  // mapiterinit takes several steps: the range began with the first.
  const span = spans.lastOperation(last?.at ?? moment.standing.cursor + 1, fault.gid);
  if (span === undefined) return [];
  return [{ key: 'rangeWrite', gid: fault.gid, at: (span.start + 1) as StepIndex }];
}
