import type { Lookup } from '../../../scene';
import type { Gid } from '../../../recording';
import type { Moment } from '../fact';
import { callNote } from './call-note';
import { mapNote } from './map-note';
import { memoryNote } from './memory-note';
import type { StepNote, StepRow } from './step-row';
import { syncNote } from './sync-note';

/** What the step before the cursor did; undefined before the first. */
export function stepNote(moment: Moment, lookup: Lookup): StepNote | undefined {
  const row = rowOf(moment, lookup);
  if (row === undefined) return undefined;
  return mapNote(row) ?? syncNote(row) ?? callNote(row) ?? memoryNote(row);
}

function rowOf(moment: Moment, lookup: Lookup): StepRow | undefined {
  const { standing, recording, program } = moment;
  const i = standing.cursor - 1;
  const { rows } = recording;
  const stop = rows.stop[i] ?? 0;
  const at = program.stops[stop];
  if (i < 0 || i >= rows.length || at?.site === undefined) return undefined;
  const { kind, text, field = '', size } = at.site;
  const gid = (rows.gid[i] ?? 0) as Gid;
  const func = program.funcs[at.func]?.name ?? '';
  const now = standing.goroutines.find((g) => g.gid === gid);
  const word = rows.value[i] ?? 0;
  return {
    moment,
    lookup,
    i,
    gid,
    stop,
    kind,
    text,
    field,
    size,
    addr: rows.addr[i] ?? 0,
    value: size > 0 && size < 4 ? word & (2 ** (8 * size) - 1) : word,
    func,
    isUser: func.startsWith('main.'),
    nextText: now?.next?.text ?? '',
    waits: now?.state === 'waiting',
  };
}
