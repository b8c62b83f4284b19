import type { Gid, Recording } from '../../recording';

/** What of a program tells which function a `go` statement starts. */
export interface StartSources {
  readonly stops: readonly { readonly file: number; readonly pos: number; readonly func: number }[];
  readonly funcs: readonly { readonly name: string; readonly file: number; readonly pos: number }[];
  readonly files: readonly { readonly text: string }[];
}

/** Of a goroutine's steps; by then it has stood in the function that it was started with, mostly at once. */
const LOOKED_AT = 2000;

/**
 * The function that a goroutine was started with, told by its `go` statement: one that is done no longer says.
 * Undefined when only the run could tell: of a value that was called.
 */
export function startedName(
  recording: Recording,
  program: StartSources,
  gid: Gid,
): string | undefined {
  const { tracks, rows } = recording;
  const [life] = tracks.of(gid, 'life');
  if (life === undefined || life.length === 0) return undefined;
  const start = life.startOf(0);
  const { file = -1, pos = 0 } = program.stops[rows.stop[start - 1] ?? 0] ?? {};
  const text = program.files[file]?.text.slice(pos) ?? '';
  const [statement = '', callee = ''] = /^go\s+([\p{L}_][\p{L}\p{N}_]*)?/u.exec(text) ?? [];
  if (statement === '') return undefined;
  // A literal stands where it is called, and so does the function that hands on arguments.
  const at = pos + statement.length - callee.length;
  const here = program.funcs.filter((func) => func.file === file && func.pos === at);
  const found = here.find(({ name }) => /\.gowrap\d+$/.test(name)) ?? here[0];
  if (found !== undefined) return found.name;
  // A name may be a variable's: the goroutine was seen in the function.
  for (let i = start; i < Math.min(rows.length, start + LOOKED_AT); i++) {
    if (rows.gid[i] !== gid) continue;
    const func = program.funcs[program.stops[rows.stop[i] ?? 0]?.func ?? -1];
    if (func?.file === file && func.name.endsWith(`.${callee}`)) return func.name;
  }
  return undefined;
}
