import {
  type Kept,
  laneOf,
  type Recording,
  recordingAfter,
  type RecordingTables,
  type StepCounts,
  type TableName,
  tablesOf,
} from '../recording';
import { piecesOf, type WirePiece } from './pieces';
import { TableCopy } from './table-copy';
import type { Moved } from './session';
import type { HostMoved } from './moved';

/** A Moved on its way out of the worker. Absent: the recording is the one before. */
export interface WireMoved extends Omit<Moved, 'recording'> {
  readonly recording: WireRecording | undefined;
}

export interface WireRecording {
  /** Of shared memory the tables themselves; undefined: they come in pieces. */
  readonly tables: RecordingTables | undefined;
  readonly counts: Omit<StepCounts, 'laneOf'>;
  readonly kept: Kept;
}

export class WireSender {
  private told: Recording | undefined;
  private pieces: Iterator<WirePiece> = [].values();

  send({ views, recording, ...moved }: HostMoved): WireMoved {
    if (recording === this.told) return { ...moved, recording: undefined };
    this.told = recording;
    const { laneOf: _, ...counts } = recording.counts;
    const isShared = !(recording.rows.gid.buffer instanceof ArrayBuffer);
    if (!isShared) this.pieces = piecesOf(views);
    const { spans, writes, races } = views;
    const kept = { spans: spans.keep, writes: writes.keep, races: races.keep };
    return {
      ...moved,
      recording: { tables: isShared ? tablesOf(views) : undefined, counts, kept },
    };
  }

  /** The next piece of what was sent last. */
  piece(): WirePiece | undefined {
    const next = this.pieces.next();
    return next.done === true ? undefined : next.value;
  }
}

export class WireReceiver {
  private told: Recording | undefined;
  private readonly copies: Partial<Record<TableName, TableCopy>> = {};
  private readonly breathe: () => Promise<void>;

  /** `breathe` lets other tasks in, between two pieces of the work with a long recording. */
  constructor(breathe: () => Promise<void>) {
    this.breathe = breathe;
  }

  /** `more` asks for the next piece: each comes in a task of its own. */
  async receive(
    { recording, ...moved }: WireMoved,
    more: () => Promise<WirePiece | undefined>,
  ): Promise<Moved> {
    if (recording !== undefined) {
      const { kept } = recording;
      const counts = { ...recording.counts, laneOf: laneOf(recording.counts.gids) };
      const tables = recording.tables ?? (await this.copied(more));
      const work = recordingAfter(this.told, tables, counts, kept);
      let piece = work.next();
      for (; piece.done !== true; piece = work.next()) await this.breathe();
      this.told = piece.value;
    }
    if (this.told === undefined) throw new Error('the machine told of no recording');
    return { ...moved, recording: this.told };
  }

  private async copied(more: () => Promise<WirePiece | undefined>): Promise<RecordingTables> {
    for (let piece = await more(); piece !== undefined; piece = await more()) {
      (this.copies[piece.name] ??= new TableCopy()).apply(piece);
    }
    const tables = Object.entries(this.copies).map(([name, copy]) => [name, copy.table]);
    return Object.fromEntries(tables) as RecordingTables;
  }
}
