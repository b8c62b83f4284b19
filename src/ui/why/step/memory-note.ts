import type { Gid, StepIndex } from '../../../recording';
import type { StepNote, StepRow } from './step-row';

/** Rows that are looked through for who touched the same bytes before. */
const LOOKED_BACK = 20_000;
/** A 32-bit value of a wider word is told only when nobody could take it for something else. */
const SURELY_WHOLE = 0x10000;

/** An access to memory that others can reach: in the person's own code with who was there before. */
export function memoryNote(row: StepRow): StepNote {
  const { kind, gid, text, func, isUser } = row;
  const isRead = kind === 'read';
  if (!isUser) {
    return { key: isRead ? 'readInside' : 'writtenInside', gid, what: text, where: func };
  }
  if (isElem(row)) return { key: isRead ? 'elemRead' : 'elemWritten', gid, what: text };
  const told = { gid, what: text, ...wordText(row) };
  const before = touchedBefore(row, isRead);
  if (before === undefined || before.other === gid) {
    return { key: isRead ? 'read' : 'written', ...told };
  }
  return { key: isRead ? 'readAfter' : 'writtenAfter', ...told, ...before };
}

/** The value of a word, as far as the row knows it. */
export function wordText({ size, value }: StepRow): Pick<StepNote, 'value'> {
  const isWhole = (size > 0 && size < 4) || (size > 0 && value < SURELY_WHOLE);
  return isWhole ? { value: `${value}` } : {};
}

/** `m[k]` right behind the operation on the map that gave the elem's address. */
function isElem({ moment, text, i, gid }: StepRow): boolean {
  if (!text.includes('[')) return false;
  const span = moment.recording.spans.lastOperation(i + 1, gid);
  if (span?.end === undefined || span.end > i) return false;
  const { rows } = moment.recording;
  // Nothing but words of the same elem since.
  for (let k = span.end; k < i; k++) {
    if (rows.gid[k] !== gid) continue;
    if (moment.program.stops[rows.stop[k] ?? 0]?.site?.text !== text) return false;
  }
  return text.startsWith(span.label.slice(0, span.label.indexOf('[')));
}

/** Who wrote these bytes last, or, before a write, touched them. */
function touchedBefore(
  { moment, i, addr, size }: StepRow,
  writes: boolean,
): { readonly other: Gid; readonly at: StepIndex } | undefined {
  const { rows } = moment.recording;
  const { stops } = moment.program;
  for (let k = i - 1; k >= Math.max(0, i - LOOKED_BACK); k--) {
    const at = rows.addr[k] ?? 0;
    if (at === 0 || at >= addr + size) continue;
    const site = stops[rows.stop[k] ?? 0]?.site;
    if (site === undefined || at + Math.max(1, site.size) <= addr) continue;
    if (writes && site.kind === 'read') continue;
    return { other: rows.gid[k] as Gid, at: (k + 1) as StepIndex };
  }
  return undefined;
}
