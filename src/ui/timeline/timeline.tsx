import type { ReactNode } from 'react';
import { describeStep } from '../../scene';
import { useActions, useGoroutineColors, useRecording, useScope } from '../scope';
import { TimelinePicture } from './timeline-picture';

/** The run's time: lanes, operations, windows and the cursor. */
export function Timeline(): ReactNode {
  const recording = useRecording();
  const seen = useScope((state) => state.seen);
  const cursor = useScope((state) => state.moved?.cursor);
  const started = useScope((state) => state.started);
  const stops = useScope((state) => state.opened?.program.stops);
  const colorOf = useGoroutineColors();
  const timeWindow = useScope((state) => state.timeWindow);
  const { seek, lookAtTime } = useActions();

  if (cursor === undefined || stops === undefined) return null;
  return (
    <TimelinePicture
      recording={recording}
      gids={seen}
      cursor={cursor}
      nameOf={(gid) => shortName(started.get(gid) ?? '')}
      colorOf={colorOf}
      describe={(i) => describeStep(recording.rows, stops, i)}
      onSeek={(n) => void seek(n)}
      window={timeWindow}
      onLook={lookAtTime}
    />
  );
}

/** `main.main.func1` is main's first closure: the package goes without saying. What `runtime.main` runs is main. */
function shortName(name: string): string {
  if (name === 'runtime.main') return 'main.main';
  return name.replace(/^main\.(?=main\.)/, '');
}
