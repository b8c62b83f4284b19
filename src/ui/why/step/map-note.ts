import type { Span } from '../../../recording';
import type { StepNote, StepRow } from './step-row';

/** Bits of h.flags (spec/hmap.md §2). */
const HASH_WRITING = 4;
/** Values of a tophash below the smallest of a filled cell (spec/hmap.md §3). */
const EMPTY_ONE = 1;
const EVACUATED_EMPTY = 4;

/** What a step inside the map's code did, field by field. */
export function mapNote(row: StepRow): StepNote | undefined {
  const { gid, field, func, text } = row;
  if (!func.startsWith('runtime.')) return undefined;
  const note = (key: StepNote['key'], more: Partial<StepNote> = {}): StepNote => ({
    key,
    gid,
    what: operationAt(row)?.label.replace(/\s*=\s*$/, '') ?? text,
    ...more,
  });
  const name = field.startsWith('runtime.hmap.') ? field.slice('runtime.hmap.'.length) : '';
  if (name === 'flags') return flagsNote(row, note);
  if (name !== '') return headerNote(row, name, note);
  if (field.startsWith('runtime.mapextra.') || /\*list\b/.test(text)) {
    return note(row.kind === 'read' ? 'extraRead' : 'extraWritten', { what: text });
  }
  if (field === 'runtime.bmap.tophash') return tophashNote(row, note);
  if (text.includes('.overflow(')) {
    if (row.kind === 'write') return note('overflowLinked');
    return note(row.value === 0 ? 'overflowEnd' : 'overflowNext');
  }
  return cellNote(row, note);
}

type Note = (key: StepNote['key'], more?: Partial<StepNote>) => StepNote;

/** The innermost operation on a map that the step belongs to. */
function operationAt({ moment, i, gid }: StepRow): Span | undefined {
  const found = moment.recording.spans.lastOperation(i + 1, gid);
  return found === undefined || (found.end !== undefined && found.end < i) ? undefined : found;
}

function flagsNote(row: StepRow, note: Note): StepNote {
  const { kind, value } = row;
  const isOn = (value & HASH_WRITING) !== 0;
  if (kind === 'atomic') return note('flagsIterate');
  const role = flagsRole(row);
  switch (role) {
    case 'test':
      return note(isOn ? 'flagsTaken' : 'flagsFree');
    case 'check':
      return note(isOn ? 'flagsStill' : 'flagsLost');
    case 'set':
      if (kind === 'read') return note('flagsCopied');
      return note(isOn ? 'flagsSet' : 'flagsUnset');
    case 'clear':
      return note(kind === 'read' ? 'flagsCopied' : 'flagsClear');
    case 'other':
      return note(kind === 'write' ? 'flagsWrite' : 'flagsOther');
  }
}

/**
 * What an access of h.flags is for, by its place in the function: a writer tests, sets the bit (a load and a store at
 * one place), checks, and clears it in the same way; a reader only tests (spec/hmap.md §7, §11, §13).
 */
function flagsRole({ moment, stop, func }: StepRow): 'test' | 'set' | 'check' | 'clear' | 'other' {
  const { stops } = moment.program;
  const at = stops[stop];
  if (/\.(?:mapiterinit|evacuate|growWork|hashGrow|advance)/.test(func)) return 'other';
  const inFunc = stops.filter(
    (one) => one.func === at?.func && one.site?.field === 'runtime.hmap.flags',
  );
  const stores = inFunc.filter(({ site }) => site?.kind === 'write').map(({ pos }) => pos);
  if (stores.length === 0) return 'test';
  const pos = at?.pos ?? 0;
  if (stores.includes(pos)) return pos === Math.max(...stores) ? 'clear' : 'set';
  return pos < Math.min(...stores) ? 'test' : 'check';
}

/** The function stores the same field at the same place: the read is half of `h.count++`. */
function isCopied({ moment, stop, field }: StepRow): boolean {
  const { stops } = moment.program;
  const at = stops[stop];
  return stops.some(
    ({ func, pos, site }) =>
      func === at?.func && pos === at.pos && site?.kind === 'write' && site.field === field,
  );
}

function headerNote(row: StepRow, name: string, note: Note): StepNote | undefined {
  const { value, func } = row;
  const isRead = row.kind === 'read';
  const n = value;
  switch (name) {
    case 'count':
      if (!isRead) return note('countWritten', { n });
      if (isCopied(row)) return note('countCopied', { n });
      return note(/mapassign/.test(func) ? 'countLoad' : 'countRead', { n });
    case 'B':
      return note(isRead ? 'bRead' : 'bWritten', { n: 2 ** Math.min(value, 32) });
    case 'noverflow':
      return note(isRead ? 'noverflowRead' : 'noverflowWritten', { n });
    case 'hash0':
      return note(isRead ? 'seedRead' : 'seedWritten');
    case 'buckets':
      if (!isRead) return note('bucketsWritten');
      return note(value === 0 ? 'bucketsNil' : 'bucketsRead');
    case 'oldbuckets':
      if (isRead) return note(value === 0 ? 'oldNil' : 'oldRead');
      return note(value === 0 ? 'oldDropped' : 'oldKept');
    case 'nevacuate':
      return note(isRead ? 'nevacuateRead' : 'nevacuateWritten', { n });
    case 'extra':
      return note(isRead ? 'extraRead' : 'extraWritten', { what: row.text });
    default:
      return undefined;
  }
}

function tophashNote(row: StepRow, note: Note): StepNote {
  const { value, func, text } = row;
  const top = `0x${value.toString(16).padStart(2, '0')}`;
  if (row.kind === 'write') {
    if (value > EVACUATED_EMPTY) return note('tophashSet', { value: top });
    return value > EMPTY_ONE ? note('tophashMarked', { n: value }) : note('tophashFreed');
  }
  const isEmpty = value <= EMPTY_ONE;
  const role = tophashRole(func, text);
  if (!isEmpty && value <= EVACUATED_EMPTY) return note('tophashMoved', { n: value });
  switch (role) {
    case 'wasMoved':
      return note('tophashUnmoved', { value: top });
    case 'move':
      return isEmpty ? note('tophashNothing', { n: value }) : note('tophashMoves', { value: top });
    case 'pass':
      return isEmpty ? note('tophashBlank', { n: value }) : note('tophashTaken', { value: top });
    case 'confirm':
      return isEmpty ? note('tophashStale', { n: value }) : note('tophashFound', { value: top });
    case 'compare':
      return isEmpty ? note('tophashBlank', { n: value }) : note('tophashFilled', { value: top });
    case 'search':
      if (isEmpty) return note(value === 0 ? 'tophashRest' : 'tophashEmpty');
      return /_fast(?:32|64)$/.test(func)
        ? note('tophashFilledFast', { value: top })
        : note('tophashFilled', { value: top });
  }
}

/**
 * What a tophash is read for. The first of an old bucket tells whether that has moved; evacuate, iterations, clones and the
 * tidying behind a deletion search for no key; lookups and deletions by keys of 4 and 8 bytes ask it when the key was the same,
 * and those by strings do not stop at an empty cell (spec/hmap.md §7, §9, §11, §13).
 */
function tophashRole(
  func: string,
  text: string,
): 'wasMoved' | 'move' | 'pass' | 'confirm' | 'compare' | 'search' {
  if (/\b(?:old|from)\.tophash\[0\]$/.test(text)) return 'wasMoved';
  if (/\.evacuate(?:_|$)/.test(func)) return 'move';
  if (/\.(?:mapiternext|clearCell|clone\w+)$/.test(func)) return 'pass';
  const variant = /\.map(?:access\d|delete)_fast(\w+)$/.exec(func)?.[1];
  if (variant === undefined) return 'search';
  return variant === 'str' ? 'compare' : 'confirm';
}

const COPIES = /\.(?:typedmemmove|loadwords|storewords)$/;

/** Keys and elems in cells, and the copying of values of several words. */
function cellNote(row: StepRow, note: Note): StepNote | undefined {
  const { text, func, field, size } = row;
  const isRead = row.kind === 'read';
  if (
    /\.key(?:32|64|str)\(/.test(text) ||
    (field.startsWith('runtime.stringStruct') && /map/.test(func))
  ) {
    return note(isRead ? 'keyRead' : 'keyWritten', { what: text });
  }
  if (func.endsWith('.memclr')) return note('zeroWritten', { n: size });
  if (COPIES.test(func)) return note(isRead ? 'wordRead' : 'wordWritten', { n: size });
  if (row.kind !== 'read' && row.kind !== 'write') return undefined;
  if (/\.(?:map|evacuate|grow|hashGrow|makeBucket)/.test(func)) {
    return note(isRead ? 'mapRead' : 'mapWritten', { what: text });
  }
  return undefined;
}
