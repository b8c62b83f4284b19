import { shortFunc, startedName } from '../../next/stack-line';
import type { StepNote, StepRow } from './step-row';

/** What an operation did that is one step as a whole: a channel's, the scheduler's, the clock's. */
export function callNote(row: StepRow): StepNote | undefined {
  const { gid, text, kind, waits } = row;
  const note = (key: StepNote['key'], more: Partial<StepNote> = {}): StepNote => ({
    key,
    gid,
    ...more,
  });
  if (kind === 'start') return note('starts', { what: startedBy(row, gid) });
  if (kind === 'preempt') return note('loops', { what: shortFunc(row.func) });
  if (kind !== 'call') return undefined;
  switch (text) {
    case 'newproc':
      return goNote(row);
    case 'goexit':
      return note('ends');
    case 'exit':
      return note('exits');
    case 'write':
      return note('prints');
    case 'fatal':
    case 'throw':
      return note('throws');
    case 'fatalpanic':
      return note('panics');
    case 'semacquireOrPark':
      return note(waits ? 'semaSleeps' : 'semaTaken');
    case 'semrelease':
      return note('semaReleased');
    case 'notifyListAdd':
      return note('condTicket');
    case 'notifiedOrPark':
      return note(waits ? 'condWaits' : 'condWoken');
    case 'notifyListNotifyOne':
      return note('condOne');
    case 'notifyListNotifyAll':
      return note('condAll');
    case 'sleepOrPark':
      return note(waits ? 'sleeps' : 'slept');
    case 'newTimer':
    case 'stopTimer':
    case 'resetTimer':
      return note('timer');
    case 'now':
    case 'runtimeNano':
      return note('clock');
    default:
      return chanNote(row) ?? note('calls', { what: text });
  }
}

function startedBy({ moment }: StepRow, gid: StepNote['gid']): string {
  const g = moment.standing.goroutines.find((one) => one.gid === gid);
  return g === undefined ? 'func' : startedName(g);
}

/** The youngest goroutine that it started, where no other can be: of very many goroutines only some are listed. */
function goNote({ moment, gid }: StepRow): StepNote {
  const { goroutines, counts } = moment.standing;
  const isAll = goroutines.length === counts.all;
  const child = isAll ? goroutines.findLast((g) => g.parent === gid) : undefined;
  if (child === undefined) return { key: 'goUnknown', gid };
  return { key: 'go', gid, other: child.gid, what: startedName(child) };
}

function chanNote(row: StepRow): StepNote | undefined {
  const { text, gid, waits, addr, lookup } = row;
  const close = /^close\((.+)\)$/.exec(text)?.[1];
  if (close !== undefined) return { key: 'chanClosed', gid, what: close };
  if (text === 'select' || text === 'select {}') {
    return { key: waits ? 'selectWaits' : 'selectDone', gid, what: text };
  }
  const receives = /^(?:<-|range )(.+)$/.exec(text)?.[1];
  const sends = /^(.+?) <- /.exec(text)?.[1];
  const what = receives ?? sends;
  if (what === undefined) return undefined;
  if (addr === 0) return { key: 'chanNil', gid, what };
  const { count, room } = lookup.chanAt(addr);
  if (sends !== undefined && receives === undefined) {
    if (waits) return { key: room > 0 ? 'chanSendFull' : 'chanSendNobody', gid, what };
    return wasWaiting(row)
      ? { key: 'chanSentForIt', gid }
      : { key: 'chanSent', gid, what, n: count };
  }
  if (waits) return { key: 'chanReceiveEmpty', gid, what };
  if (wasWaiting(row)) return { key: 'chanReceivedForIt', gid };
  return { key: 'chanReceived', gid, what, n: count };
}

/** Spans that are looked through, newest first, for a wait. */
const MOST_SPANS = 2000;

/** It went to sleep with its step before, and somebody else did the operation for it. */
function wasWaiting({ moment, gid, i }: StepRow): boolean {
  const { rows, spans } = moment.recording;
  const before = i === 0 ? -1 : rows.gid.lastIndexOf(gid, i - 1);
  const { start, gid: gids } = spans.table;
  const first = Math.max(0, spans.length - MOST_SPANS);
  if (before < 0) return false;
  for (let index = spans.length - 1; index >= first; index--) {
    const from = start[index] ?? 0;
    if (gids[index] !== gid || from < before || from > i) continue;
    if (spans.at(index).kind === 'wait') return true;
  }
  return false;
}
