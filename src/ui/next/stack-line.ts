import { type FrameView, type GoroutineView, isUserFile } from '../../store';

/** `runtime.mapassign_fast64` → `mapassign_fast64`, `main.main.func1` → `main.func1`, `sync.(*WaitGroup).Wait` → `WaitGroup.Wait`. */
export function shortFunc(name: string): string {
  const method = /^[\w/.]*\.\(\*?(\w+)\)\.(.+)$/.exec(name);
  if (method) return `${method[1]}.${method[2]}`;
  if (name.startsWith('runtime.')) return name.slice('runtime.'.length);
  return name.startsWith('main.main.') ? name.slice('main.'.length) : name;
}

const LONGEST_VALUE = 12;
const MOST_LOCALS = 3;

/** Where a goroutine stands, innermost first: `mapassign_fast64 ‹ main.func1 · i = 4`. */
export function stackLine(g: GoroutineView): string {
  const user = g.frames.find((frame) => isUserFile(frame.file));
  const names = g.frames.map((frame) => {
    const name = shortFunc(frame.func);
    // Of a goroutine that waits, the line in the person's own file says for what.
    return frame === user && g.state === 'waiting' ? `${name}:${frame.line}` : name;
  });
  const line = names.length > 0 ? names.join(' ‹ ') : shortFunc(g.started);
  const locals = user === undefined || g.state === 'waiting' ? '' : localsText(user);
  return locals === '' ? line : `${line} · ${locals}`;
}

function localsText(frame: FrameView): string {
  return frame.locals
    .filter(({ value }) => value.length <= LONGEST_VALUE && !value.startsWith('0x'))
    .slice(0, MOST_LOCALS)
    .map(({ name, value }) => `${name} = ${value}`)
    .join(' · ');
}
