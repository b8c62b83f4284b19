import { type ReactNode, useMemo } from 'react';
import type { Gid } from '../../recording';
import { describeStep } from '../../scene';
import { useActions, useGoroutineColors, useRecording, useScope } from '../scope';
import { TimelinePicture } from './timeline-picture';

/** The run's time: lanes, operations, windows and the cursor. */
export function Timeline(): ReactNode {
  const recording = useRecording();
  const seen = useScope((state) => state.seen);
  const cursor = useScope((state) => state.moved?.cursor);
  const goroutines = useScope((state) => state.moved?.goroutines);
  const stops = useScope((state) => state.opened?.program.stops);
  const colorOf = useGoroutineColors();
  const { seek } = useActions();

  const names = useMemo(() => {
    const known = new Map<Gid, string>();
    for (const span of recording.spans) {
      if (span.kind === 'life' && span.label !== '') known.set(span.gid, span.label);
    }
    for (const g of goroutines ?? []) if (g.started !== '') known.set(g.gid, g.started);
    return known;
  }, [recording.spans, goroutines]);

  if (cursor === undefined || stops === undefined) return null;
  return (
    <TimelinePicture
      recording={recording}
      gids={seen}
      cursor={cursor}
      nameOf={(gid) => shortName(names.get(gid) ?? '')}
      colorOf={colorOf}
      describe={(i) => describeStep(recording.rows, stops, i)}
      onSeek={(n) => void seek(n)}
    />
  );
}

/** `main.main.func1` is main's first closure: the package goes without saying. What `runtime.main` runs is main. */
function shortName(name: string): string {
  if (name === 'runtime.main') return 'main.main';
  return name.replace(/^main\.(?=main\.)/, '');
}
