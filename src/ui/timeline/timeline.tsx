import { type ReactNode, useCallback } from 'react';
import type { Gid } from '../../recording';
import { describeStep, startedName } from '../../scene';
import { useActions, useGoroutineColors, useRecording, useScope } from '../scope';
import { useWords } from '../words/use-words';
import { TimelinePicture } from './timeline-picture';

/** The run's time: lanes, operations, windows and the cursor. */
export function Timeline(): ReactNode {
  const recording = useRecording();
  const cursor = useScope((state) => state.moved?.cursor);
  const started = useScope((state) => state.started);
  const program = useScope((state) => state.opened?.program);
  const colorOf = useGoroutineColors();
  const timeWindow = useScope((state) => state.timeWindow);
  const { seek, lookAtTime } = useActions();
  const { t } = useWords();

  const nameOf = useCallback(
    (gid: Gid) => {
      const told = started.get(gid) ?? (program && startedName(recording, program, gid));
      return shortName(told ?? '');
    },
    [started, program, recording],
  );

  if (cursor === undefined || program === undefined) {
    return <p className="timeline-empty">{t('timeline.nothingRuns')}</p>;
  }
  return (
    <TimelinePicture
      recording={recording}
      cursor={cursor}
      nameOf={nameOf}
      colorOf={colorOf}
      describe={(i) => describeStep(recording.rows, program.stops, i)}
      onSeek={seek}
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
