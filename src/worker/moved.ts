import { faultOf, printedEnds } from '../machine';
import { countGoroutines, goroutineViews } from '../memory';
import { type Gid, type Recording, recordingOf, type RecordingViews, tablesOf } from '../recording';
import type { OpenProgram } from './open-program';
import type { Moved } from './session';

/** Of a crash: nobody reads more of it on a page. */
const CRASH = { goroutines: 100, text: 65_536 };

/** Bytes of a long output's beginning, and as many of its end. */
const MOST_PRINTED = 20_000;

/** With what a reader needs who keeps a copy of the recording. */
export interface HostMoved extends Moved {
  readonly views: RecordingViews;
}

/** The answer to a command that moved the run, or that may have. */
export function movedOf(opened: OpenProgram, stopped: Moved['stopped']): HostMoved {
  const { run, memory, edits } = opened;
  edits.note(run);
  const fault = faultOf(run.memory, run.program, CRASH);
  const buffer = memory.buffer as ArrayBufferLike;
  const shared = buffer instanceof ArrayBuffer ? undefined : buffer;
  const grew = shared !== undefined && shared.byteLength !== opened.told.byteLength;
  opened.told = buffer;
  const goroutines = goroutineViews(run.memory, run.program, [run.lastGid(), fault?.gid ?? 0]);
  for (const { gid } of goroutines) opened.known.add(gid);
  const views = run.recorder.views();
  return {
    cursor: run.cursor,
    length: run.length,
    goroutines,
    counts: countGoroutines(run.memory, run.program),
    fault: fault && { ...fault, gid: fault.gid as Gid },
    canUndo: edits.canUndo,
    canRedo: edits.canRedo,
    output: printedEnds(run.memory, run.program, MOST_PRINTED),
    recording: recordingFor(opened, views),
    views,
    stopped,
    ...(stopped === 'break' && opened.hit !== undefined && { hit: opened.hit }),
    bytes: shared === undefined ? new Uint8Array(buffer.slice(0, run.heapTop)) : undefined,
    ...(grew && { memory: shared }),
    heapTop: run.heapTop,
  };
}

function recordingFor(opened: OpenProgram, views: RecordingViews): Recording {
  const { rows } = views;
  const gids = [...opened.known].sort((a, b) => a - b);
  const counts = opened.counter.count(rows.table, rows.keep, gids);
  const tables = tablesOf(views);
  const old = opened.recording;
  const isSame =
    old !== undefined &&
    old.rows === tables.rows &&
    old.counts === counts &&
    old.spans.table === tables.spans &&
    old.writeWindows.table === tables.writes &&
    old.raceWindows.table === tables.races;
  if (!isSame) opened.recording = recordingOf(tables, counts);
  return opened.recording ?? recordingOf(tables, counts);
}
