import {
  type Gid,
  type RaceWindow,
  type Recording,
  recordingFrom,
  type Rows,
  type Span,
  type SpanKind,
  type StepIndex,
  type WriteWindow,
} from '../../recording';

/**
 * A recording from a schedule and windows, `start-end` in steps, an open end left out:
 *
 *     1*3 6 7*12
 *     operation 6 3-9 m[8] =
 *     writing 6 4-8
 *     race 6 7 5-8
 *     race 6 7 5-8 undetected
 *     hold 6 5-20 mu, readHold 6 5-20 mu: what is held
 */
export function recordingText(text: string, lanes: readonly Gid[]): Recording {
  const [schedule = '', ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const gids = schedule.split(/\s+/).flatMap((run) => {
    const [gid = '1', count = '1'] = run.split('*');
    return Array.from({ length: Number(count) }, () => Number(gid));
  });
  const spans: Span[] = [];
  const writeWindows: WriteWindow[] = [];
  const raceWindows: RaceWindow[] = [];
  for (const line of lines) {
    const [kind = '', ...rest] = line.split(/\s+/);
    const gid = Number(rest[0]) as Gid;
    if (kind === 'race') {
      raceWindows.push({
        throws: rest[3] !== 'undetected',
        map: 0,
        writer: gid,
        other: Number(rest[1]) as Gid,
        ...stretch(rest[2]),
      });
    } else if (kind === 'writing') {
      writeWindows.push({ map: 0, gid, ...stretch(rest[1]) });
    } else {
      const label = rest.slice(2).join(' ');
      const about = { func: '', object: 0, write: kind === 'hold' };
      const is = (kind === 'readHold' ? 'hold' : kind) as SpanKind;
      spans.push({ kind: is, gid, label, ...about, ...stretch(rest[1]) });
    }
  }
  return recordingFrom({ rows: rowsOf(gids), gids: lanes, spans, writeWindows, raceWindows });
}

export function rowsOf(gids: readonly number[]): Rows {
  const zero = new Uint32Array(gids.length);
  return { length: gids.length, gid: Uint32Array.from(gids), stop: zero, addr: zero, value: zero };
}

function stretch(text = '0-'): { start: StepIndex; end: StepIndex | undefined } {
  const [start, end = ''] = text.split('-');
  return {
    start: Number(start) as StepIndex,
    end: end === '' ? undefined : (Number(end) as StepIndex),
  };
}
