import type { StepIndex } from '../../../recording';
import { lastStep, type Ending, type StepOf, type StoryLine } from './story-line';

/** Steps that are named of those that changed a counter. */
const MOST_NAMED = 6;

/** Locks, wait groups and channels that were used as they must not be. */
export function syncStory(ending: Ending): readonly StoryLine[] | undefined {
  const { gid, text } = ending.fault;
  if (text.startsWith('sync: negative WaitGroup counter')) return negativeCounter(ending);
  if (text.startsWith('sync: WaitGroup')) {
    const what = lastAtomic(ending)?.what ?? '';
    return [{ key: 'wgMisuse', gid, what }];
  }
  if (/^sync: R?[Uu]nlock of unlocked/.test(text)) return unlocked(ending);
  if (text.startsWith('close of nil channel')) return [{ key: 'closeNil', gid }];
  if (text.startsWith('close of closed channel')) return closedTwice(ending);
  if (text.startsWith('send on closed channel')) return sentOnClosed(ending);
  return undefined;
}

/** The last atomic operation of the goroutine that ended the program. */
function lastAtomic({ moment, lookup, fault }: Ending) {
  const { rows } = moment.recording;
  const { stops } = moment.program;
  const isIt = (i: number): boolean =>
    rows.gid[i] === fault.gid && stops[rows.stop[i] ?? 0]?.site?.kind === 'atomic';
  const step = lastStep(rows, moment.standing.cursor, isIt);
  if (step === undefined) return undefined;
  const addr = rows.addr[step.at - 1] ?? 0;
  return { at: step.at, addr, what: lookup.objectName(addr) };
}

function negativeCounter(ending: Ending): readonly StoryLine[] {
  const { moment, fault } = ending;
  const { rows } = moment.recording;
  const last = lastAtomic(ending);
  if (last === undefined) return [{ key: 'wgNegative', gid: fault.gid }];
  const isAdd = (i: number): boolean => {
    const stop = moment.program.stops[rows.stop[i] ?? 0];
    const isIt = rows.addr[i] === last.addr && stop?.site?.kind === 'atomic';
    return isIt && (moment.program.funcs[stop?.func ?? 0]?.name.endsWith('.Add') ?? false);
  };
  const who: StepOf[] = [];
  for (let n: number = last.at - 1; who.length < MOST_NAMED; ) {
    const step = lastStep(rows, n, isAdd);
    if (step === undefined) break;
    who.unshift(step);
    n = step.at - 1;
  }
  const counted: StoryLine = { key: 'wgCounted', what: last.what, who };
  return [...(who.length > 0 ? [counted] : []), { key: 'wgNegative', gid: fault.gid }];
}

function unlocked(ending: Ending): readonly StoryLine[] {
  const { moment, fault } = ending;
  const { rows } = moment.recording;
  const last = lastAtomic(ending);
  if (last === undefined) return [{ key: 'unlockEnds' }];
  const { what } = last;
  const isUnlock = (i: number): boolean => {
    const stop = moment.program.stops[rows.stop[i] ?? 0];
    const isIt = rows.addr[i] === last.addr && stop?.site?.kind === 'atomic';
    return isIt && (moment.program.funcs[stop?.func ?? 0]?.name.endsWith('nlock') ?? false);
  };
  const before = lastStep(rows, last.at - 1, isUnlock);
  const line: StoryLine =
    before === undefined
      ? { key: 'unlockNever', gid: fault.gid, what }
      : { key: 'unlockTwice', gid: fault.gid, what, other: before.gid, at: before.at };
  return [line, { key: 'unlockEnds' }];
}

/** The last operation on a channel of the goroutine that ended the program. */
function lastOnChannel({ moment, fault }: Ending) {
  const { rows } = moment.recording;
  const { stops } = moment.program;
  const textAt = (i: number): string => stops[rows.stop[i] ?? 0]?.site?.text ?? '';
  const isIt = (i: number): boolean =>
    rows.gid[i] === fault.gid && rows.addr[i] !== 0 && /^close\(| <- |^select$/.test(textAt(i));
  const step = lastStep(rows, moment.standing.cursor, isIt);
  if (step === undefined) return undefined;
  const addr = rows.addr[step.at - 1] ?? 0;
  const closed = lastStep(
    rows,
    step.at - 1,
    (i) => rows.addr[i] === addr && textAt(i).startsWith('close('),
  );
  return { ...step, text: textAt(step.at - 1), stop: rows.stop[step.at - 1] ?? 0, addr, closed };
}

function closedTwice(ending: Ending): readonly StoryLine[] {
  const { gid } = ending.fault;
  const last = lastOnChannel(ending);
  const what = /^close\((.+)\)$/.exec(last?.text ?? '')?.[1];
  if (last?.closed === undefined || what === undefined) return [{ key: 'closedUnknown', gid }];
  const { gid: other, at } = last.closed;
  return [{ key: 'closedTwice', gid, what, other, at }, { key: 'oneCloses' }];
}

function sentOnClosed(ending: Ending): readonly StoryLine[] {
  const { gid } = ending.fault;
  const { rows } = ending.moment.recording;
  const last = lastOnChannel(ending);
  const what = /^(.+?) <- /.exec(last?.text ?? '')?.[1];
  if (last?.closed === undefined || what === undefined) return [{ key: 'sentUnknown', gid }];
  const { gid: other, at } = last.closed;
  const lines: StoryLine[] = [{ key: 'sentClosed', gid, what, other, at }];
  // It stood at the same send when the channel was closed: it was asleep there.
  const before = lastStep(rows, last.at - 1, (i) => rows.gid[i] === gid);
  const slept = before !== undefined && rows.stop[before.at - 1] === last.stop && before.at < at;
  if (slept) lines.push({ key: 'sentWaiting', at: before.at satisfies StepIndex });
  return [...lines, { key: 'oneCloses' }];
}
