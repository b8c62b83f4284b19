import { useDeferredValue, useMemo, useState } from 'react';
import { byteFields, type ByteTarget, byteTargets, sharedObjects } from '../../scene';
import type { MemoryView, ScopeState } from '../../store';
import { useActions, useScope } from '../scope';
import { touchesOf } from '../touches';
import { useInspectorWords } from '../words/inspector-words';
import { ByteGrid } from './byte-grid';
import { ByteSource } from './byte-source';
import './bytes.css';

/** Bytes that are shown of one thing. */
const MOST_BYTES = 512;

/** The memory as bytes: a map's header, a bucket, an object, with what each byte means and where it comes from. */
export function Bytes() {
  const t = useInspectorWords();
  const memory = useScope((state) => state.memory);
  const recording = useScope((state) => state.recording);
  const moved = useScope((state) => state.moved);
  const selectedMap = useScope((state) => state.selectedMap);
  const wanted = useScope((state) => state.bytes?.at);
  const { showBytes } = useActions();
  const now = useMemo(
    () => ({ memory, recording, moved, selectedMap }),
    [memory, recording, moved, selectedMap],
  );
  const shown = useDeferredValue(now);
  const targets = useMemo(() => targetsAt(shown), [shown]);
  const target = targets.find(({ at }) => at === wanted) ?? targets[0];
  if (target === undefined || shown.memory === undefined) {
    return <p className="empty">{t('bytes.none')}</p>;
  }
  return (
    <div className="bytes">
      <label>
        {t('bytes.of')}{' '}
        <select
          className="mono"
          value={target.at}
          onChange={(event) => showBytes({ at: Number(event.currentTarget.value) })}
        >
          {targets.map(({ at, name }) => (
            <option key={at} value={at}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Dump key={target.at} target={target} memory={shown.memory} now={shown} />
    </div>
  );
}

type Now = Pick<ScopeState, 'memory' | 'recording' | 'moved' | 'selectedMap'>;

function targetsAt({ memory, recording, moved, selectedMap }: Now): readonly ByteTarget[] {
  if (memory === undefined || moved === undefined) return [];
  const { rows, spans } = recording;
  const touches = touchesOf(memory, recording, moved);
  const options = { rows, spans, cursor: memory.cursor, touches };
  const { cards } = sharedObjects(memory, memory.program, options);
  const atHand = selectedMap ?? spans.lastOperation(memory.cursor + 1)?.object;
  return byteTargets(memory, memory.program, cards, atHand);
}

function Dump({
  target,
  memory,
  now,
}: {
  readonly target: ByteTarget;
  readonly memory: MemoryView;
  readonly now: Now;
}) {
  const t = useInspectorWords();
  const [chosen, setChosen] = useState<number>();
  const size = Math.min(target.size, MOST_BYTES);
  const fields = useMemo(() => byteFields(memory, memory.program, target), [memory, target]);
  // A copy: while the machine looks for a byte's step, the memory is another one's.
  const bytes = useMemo(() => {
    const end = Math.min(target.at + size, memory.buffer.byteLength);
    return Uint8Array.from(new Uint8Array(memory.buffer).subarray(target.at, end));
  }, [memory, target, size]);
  const touches = useMemo(
    () => (now.moved === undefined ? [] : touchesOf(memory, now.recording, now.moved)),
    [memory, now],
  );
  return (
    <>
      <ByteGrid
        target={target}
        bytes={bytes}
        fields={fields}
        touches={touches}
        chosen={chosen}
        onChoose={setChosen}
      />
      {target.size > size && (
        <p className="empty">… {t('bytes.more', { n: target.size - size })}</p>
      )}
      <ByteSource
        key={`${memory.cursor} ${chosen}`}
        at={chosen === undefined ? undefined : target.at + chosen}
      />
    </>
  );
}
