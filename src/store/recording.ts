import type { RaceWindow, RecordingPatch, Rows, Span, WriteWindow } from '../recording';

/** The recording as the page mirrors it, patch by patch. A new object for each change; columns are shared. */
export interface Recording {
  readonly rows: Rows;
  readonly spans: readonly Span[];
  readonly writeWindows: readonly WriteWindow[];
  readonly raceWindows: readonly RaceWindow[];
}

type ColumnName = 'gid' | 'stop' | 'addr' | 'value';

export const EMPTY_RECORDING: Recording = {
  rows: {
    length: 0,
    gid: new Uint32Array(),
    stop: new Uint32Array(),
    addr: new Uint32Array(),
    value: new Uint32Array(),
  },
  spans: [],
  writeWindows: [],
  raceWindows: [],
};

/**
 * Columns longer than `rows.length` hold spare room, so that a step costs no copy of the past. Rows behind
 * `keep` are overwritten in place: only the newest Recording is to be read.
 */
export function applyPatch(recording: Recording, patch: RecordingPatch): Recording {
  const keep = Math.min(patch.keep, recording.rows.length);
  const length = keep + patch.rows.length;
  // A seek changes nothing, and what is drawn from a long recording is costly to derive again.
  const isSame =
    keep === recording.rows.length &&
    patch.rows.length === 0 &&
    patch.spans === recording.spans &&
    patch.writeWindows === recording.writeWindows &&
    patch.raceWindows === recording.raceWindows;
  if (isSame) return recording;
  const column = (name: ColumnName): Uint32Array => {
    const old = recording.rows[name];
    const room = old.length >= length ? old : grown(old.subarray(0, keep), length);
    room.set(patch.rows[name].subarray(0, patch.rows.length), keep);
    return room;
  };
  return {
    rows: {
      length,
      gid: column('gid'),
      stop: column('stop'),
      addr: column('addr'),
      value: column('value'),
    },
    spans: patch.spans,
    writeWindows: patch.writeWindows,
    raceWindows: patch.raceWindows,
  };
}

function grown(kept: Uint32Array, length: number): Uint32Array {
  const room = new Uint32Array(Math.max(1024, length, Math.ceil(kept.length * 1.5)));
  room.set(kept);
  return room;
}
