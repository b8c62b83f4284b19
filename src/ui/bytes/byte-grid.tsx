import { type CSSProperties, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { ByteField, ByteTarget, Touch } from '../../scene';
import { useSize } from '../canvas/use-size';
import { useGoroutineColors } from '../scope';
import { useInspectorWords } from '../words/inspector-words';

export interface ByteGridProps {
  readonly target: ByteTarget;
  readonly bytes: Uint8Array;
  readonly fields: readonly ByteField[];
  readonly touches: readonly Touch[];
  /** Index of a byte. */
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
}

/** From this width on a row has 16 bytes. */
const WIDE = 520;

/** Rows of bytes with their fields; arrow keys go from byte to byte, Enter chooses one. */
export function ByteGrid({ target, bytes, fields, touches, chosen, onChoose }: ByteGridProps) {
  const t = useInspectorWords();
  const color = useGoroutineColors();
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const perRow = width >= WIDE ? 16 : 8;
  const [at, setAt] = useState(0);
  const fieldAt = useMemo(() => fieldsByByte(fields, bytes.length), [fields, bytes.length]);
  const [near, setNear] = useState<ByteField>();
  const focused = Math.min(at, bytes.length - 1);

  const go = (event: KeyboardEvent): void => {
    const to = { ...MOVES, ArrowUp: -perRow, ArrowDown: perRow }[event.key];
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? bytes.length - 1 : focused + (to ?? 0);
    if (to === undefined && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    event.stopPropagation();
    if (next < 0 || next >= bytes.length) return;
    setAt(next);
    box.current?.querySelector<HTMLElement>(`[data-byte="${next}"]`)?.focus();
  };

  const rows = Array.from({ length: Math.ceil(bytes.length / perRow) }, (_, i) => i * perRow);
  return (
    <div className="byte-box" ref={box}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table that one walks through
        role="grid"
        className="mono"
        aria-label={t('bytes.grid', { name: target.name, size: target.size })}
        onKeyDown={go}
      >
        <tbody>
          {rows.map((start) => (
            <tr key={start}>
              <th scope="row">+{start}</th>
              {Array.from(bytes.subarray(start, start + perRow), (byte, i) => {
                const index = start + i;
                const field = fieldAt[index];
                const touch = touchAt(touches, target.at + index);
                const hex = byte.toString(16).padStart(2, '0');
                return (
                  <td key={index}>
                    <button
                      type="button"
                      data-byte={index}
                      data-tone={field?.tone ?? 'padding'}
                      data-begins={field?.offset === index}
                      data-near={near !== undefined && near === field}
                      data-touch={touch?.kind}
                      data-zero={byte === 0}
                      aria-pressed={chosen === index}
                      style={touch && ({ '--c': color(touch.gid) } as CSSProperties)}
                      tabIndex={index === focused ? 0 : -1}
                      aria-label={t('bytes.byte', {
                        name: field?.name || target.name,
                        offset: index,
                        hex,
                      })}
                      title={
                        field === undefined ? t('bytes.padding') : `${field.name} = ${field.value}`
                      }
                      onFocus={() => {
                        setAt(index);
                        setNear(field);
                      }}
                      onMouseEnter={() => setNear(field)}
                      onClick={() => onChoose(index)}
                    >
                      {hex}
                    </button>
                  </td>
                );
              })}
              <td className="meaning" colSpan={start + perRow > bytes.length ? perRow : 1}>
                {fields
                  .filter(({ offset }) => offset >= start && offset < start + perRow)
                  .filter(({ tone, offset }) => tone !== 'tophash' || offset === 0)
                  .map((field) => (
                    <span key={field.offset} data-near={near === field} data-tone={field.tone}>
                      {field.tone === 'tophash'
                        ? field.value.slice(2)
                        : `${field.name} ${field.value}`}
                    </span>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

function fieldsByByte(fields: readonly ByteField[], length: number): (ByteField | undefined)[] {
  const found: (ByteField | undefined)[] = Array.from({ length }, () => undefined);
  for (const field of fields) {
    for (let i = field.offset; i < Math.min(length, field.offset + field.size); i++)
      found[i] = field;
  }
  return found;
}

/** The last step's touch comes first. */
function touchAt(touches: readonly Touch[], at: number): Touch | undefined {
  return touches.find(({ addr, size }) => addr <= at && at < addr + size);
}
