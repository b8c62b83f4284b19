import type { Gid, StepIndex } from '../../../recording';
import type { GoroutineView } from '../../../store';
import { waitsSince } from '../../next/waits-since';
import { lastStep, type Ending, type StoryLine } from './story-line';

/** Goroutines that are told one by one. */
const MOST_TOLD = 5;
const MOST_SPANS = 20_000;

/** All goroutines are asleep: what each waits for, since when, and who had it. */
export function waitingStory(ending: Ending): readonly StoryLine[] {
  const { moment, fault } = ending;
  const { goroutines, counts } = moment.standing;
  const waiting = goroutines.filter(({ state }) => state === 'waiting');
  const first: StoryLine = fault.text.includes('Goexit')
    ? { key: 'goexit' }
    : { key: 'deadlock', n: counts.living };
  const told = waiting.slice(0, MOST_TOLD).map((g) => waitLine(ending, g));
  const more = counts.living - told.length;
  return [
    first,
    ...told,
    ...(more > 0 && told.length > 0 ? [{ key: 'moreWait', n: more } as const] : []),
  ];
}

function waitLine(ending: Ending, { gid, waitReason }: GoroutineView): StoryLine {
  const { moment, lookup } = ending;
  const { rows } = moment.recording;
  const at = waitsSince(rows, moment.standing.cursor, gid) ?? (1 as StepIndex);
  const told = { gid, at };
  const addr = lookup.waitsAt(gid);
  // Which channel a goroutine waits for stands in its step.
  const what = operand(moment.program.stops[rows.stop[at - 1] ?? 0]?.site?.text ?? '');
  if (LOCKS.test(waitReason)) return lockLine(ending, gid, at, addr);
  if (waitReason === 'semacquire') {
    const [name, n] = [lookup.objectName(addr), lookup.counterAt(addr, 'sema')];
    return { key: 'waitsGroup', ...told, what: name, n };
  }
  const key = WAITS.find(([reason]) => reason.test(waitReason))?.[1];
  if (key === undefined) return { key: 'waitsOther', ...told, text: waitReason };
  return { key, ...told, what };
}

/** Go's wait reasons (spec/scheduler.md §4). */
const LOCKS = /^sync\.(?:RW)?Mutex\.R?Lock$/;
const WAITS: readonly (readonly [RegExp, StoryLine['key']])[] = [
  [/nil chan/, 'waitsNil'],
  [/^chan receive/, 'waitsReceive'],
  [/^chan send/, 'waitsSend'],
  [/^select/, 'waitsSelect'],
  [/^sync\.Cond\.Wait$/, 'waitsCond'],
];

/** `<-ch`, `ch <- v`, `range ch` → `ch` */
function operand(text: string): string {
  return /^(?:<-|range )?(.+?)(?: <- .*)?$/.exec(text)?.[1] ?? text;
}

function lockLine(ending: Ending, gid: Gid, at: StepIndex, sema: number): StoryLine {
  const { moment, lookup } = ending;
  const what = lookup.objectName(sema);
  const hold = holdNear(ending, sema);
  if (hold === undefined) return { key: 'waitsFreeLock', gid, at, what };
  const told = { gid, at, what, other: hold.gid, held: hold.at };
  if (hold.gid === gid) return { key: 'waitsOwnLock', ...told };
  const owner = moment.standing.goroutines.find((g) => g.gid === hold.gid);
  return { key: owner?.state === 'waiting' ? 'waitsLock' : 'waitsLostLock', ...told };
}

/** Bytes from a lock's start to its last semaphore. */
const LOCK_SIZE = 16;

/** Who holds the lock that a semaphore is part of, and since when: a hold begins with the state that has it. */
function holdNear(
  { moment }: Ending,
  sema: number,
): { readonly gid: Gid; readonly at: StepIndex } | undefined {
  const { spans } = moment.recording;
  const { start, object, gid } = spans.table;
  const first = Math.max(0, spans.length - MOST_SPANS);
  for (let i = spans.length - 1; i >= first; i--) {
    const lock = object[i] ?? 0;
    if (lock > sema || sema - lock > LOCK_SIZE || spans.at(i).kind !== 'hold') continue;
    if (spans.endOf(i) < moment.standing.cursor) continue;
    return { gid: gid[i] as Gid, at: (start[i] ?? 0) as StepIndex };
  }
  return undefined;
}

/** The last step of a goroutine before the cursor's. */
export function stepBefore({ moment }: Ending, gid: Gid): StepIndex | undefined {
  const { rows } = moment.recording;
  return lastStep(rows, moment.standing.cursor - 1, (i) => rows.gid[i] === gid)?.at;
}
