import type { Program } from '../emit';
import { lineAt } from '../memory';
import type { Rows } from '../recording';

/** One line a step before state `end`: its number, who, what, and where it stands in the source. */
export function* traceLines(program: Program, rows: Rows, end: number): Generator<string> {
  for (let n = 0; n < end; n++) {
    const stop = program.stops[rows.stop[n] ?? 0];
    const file = program.files[stop?.file ?? -1];
    const place = `${file?.name ?? '?'}:${lineAt(file?.text ?? '', stop?.pos ?? 0)}`;
    const { kind = '?', text = '' } = stop?.site ?? {};
    const addr = rows.addr[n] ?? 0;
    const at = addr === 0 ? '' : ` at 0xc0${addr.toString(16).padStart(8, '0')}`;
    yield `${n}\tg${rows.gid[n]}\t${kind} ${text}${at}\t${place}\n`;
  }
}
