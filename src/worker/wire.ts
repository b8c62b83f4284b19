import type { RaceWindow, Span, WriteWindow } from '../recording';
import { type ListDiff, ListReceiver, ListSender } from './list-diff';
import type { Moved } from './session';

/** A Moved on its way out of the worker: of the long lists only what changed. */
export interface WireMoved extends Omit<Moved, 'recording'> {
  readonly recording: Pick<Moved['recording'], 'keep' | 'rows'> & {
    readonly spans: ListDiff<Span>;
    readonly writeWindows: ListDiff<WriteWindow>;
    readonly raceWindows: ListDiff<RaceWindow>;
  };
}

export class WireSender {
  private readonly spans = new ListSender<Span>();
  private readonly writes = new ListSender<WriteWindow>();
  private readonly races = new ListSender<RaceWindow>();

  send(moved: Moved): WireMoved {
    const { keep, rows, spans, writeWindows, raceWindows } = moved.recording;
    return {
      ...moved,
      recording: {
        keep,
        rows,
        spans: this.spans.diff(spans),
        writeWindows: this.writes.diff(writeWindows),
        raceWindows: this.races.diff(raceWindows),
      },
    };
  }
}

export class WireReceiver {
  private readonly spans = new ListReceiver<Span>();
  private readonly writes = new ListReceiver<WriteWindow>();
  private readonly races = new ListReceiver<RaceWindow>();

  receive(moved: WireMoved): Moved {
    const { keep, rows, spans, writeWindows, raceWindows } = moved.recording;
    return {
      ...moved,
      recording: {
        keep,
        rows,
        spans: this.spans.apply(spans),
        writeWindows: this.writes.apply(writeWindows),
        raceWindows: this.races.apply(raceWindows),
      },
    };
  }
}
