import type { Gid } from '../../recording';
import {
  type Bar,
  type Lane,
  LANE_HEIGHT,
  ROW,
  type TimelineMark,
  type TimelineScene,
} from '../../scene';

/** What the lanes of a sample are made of. */
export type LaneScene = Pick<
  TimelineScene,
  'lanes' | 'bars' | 'marks' | 'ticks' | 'races' | 'raceEdges'
>;

/** Of a sample, in pixels: a lane's height. */
export const SAMPLE = { width: 76, height: LANE_HEIGHT } as const;

const GID = 1 as Gid;
const THROUGH: Lane = { gid: GID, y: 0, height: LANE_HEIGHT, startX: -20, endX: 120 };

export const SAMPLES = {
  life: sample({ lanes: [{ ...THROUGH, startX: 8, endX: 68 }] }),
  steps: sample({
    ticks: [8, 17, 21, 30, 44, 48, 61, 66].map((x) => ({
      gid: GID,
      x,
      y: ROW.ticks.top,
      width: 2,
      height: ROW.ticks.height,
      weight: 1,
      when: 'past' as const,
    })),
  }),
  operation: sample({ bars: [bar('operation', 8, 28, 'past'), bar('operation', 40, 28)] }),
  writing: sample({ bars: [bar('operation', 8, 60, 'past'), bar('writing', 20, 40)] }),
  growth: sample({
    bars: [bar('operation', 8, 60, 'past'), bar('evacuate', 26, 36)],
    marks: [mark('grow', 16), mark('evacuate', 26), mark('evacuate', 44)],
  }),
  lock: sample({ bars: [bar('lock', 8, 14), bar('lock', 54, 14), bar('hold', 22, 46)] }),
  readHold: sample({ bars: [bar('readHold', 8, 60)] }),
  wait: sample({ bars: [bar('wait', 8, 60)] }),
  throws: sample({ ...race(true) }),
  undetected: sample({ ...race(false) }),
  fault: sample({
    bars: [bar('operation', 0, 36)],
    marks: [{ ...mark('fault', 36), y: ROW.bar.top }],
  }),
} as const;
export type SampleName = keyof typeof SAMPLES;

function sample(parts: Partial<LaneScene>): LaneScene {
  return { lanes: [THROUGH], bars: [], marks: [], ticks: [], races: [], raceEdges: [], ...parts };
}

function bar(tone: Bar['tone'], x: number, width: number, when: Bar['when'] = 'current'): Bar {
  const row =
    tone === 'writing' ? ROW.writing : tone === 'hold' || tone === 'readHold' ? ROW.hold : ROW.bar;
  return { gid: GID, tone, x, y: row.top, width, height: row.height, when, label: '', labelX: 0 };
}

function mark(kind: TimelineMark['kind'], x: number): TimelineMark {
  return { kind, gid: GID, x, y: 0 };
}

function race(throws: boolean): Pick<LaneScene, 'races' | 'raceEdges'> {
  const box = { x: 8, y: 0, height: LANE_HEIGHT, throws };
  return {
    races: [{ ...box, width: 60 }],
    raceEdges: [box, { ...box, x: 68 }],
  };
}
