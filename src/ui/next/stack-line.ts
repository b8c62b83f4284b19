import { type FrameView, type GoroutineView, isUserFile } from '../../store';

/** `runtime.mapassign_fast64` → `mapassign_fast64`, `main.main.func1` → `main.func1`, `sync.(*WaitGroup).Wait` → `WaitGroup.Wait`. */
export function shortFunc(name: string): string {
  const method = /^[\w/.]*\.\(\*?(\w+)\)\.(.+)$/.exec(name);
  if (method) return `${method[1]}.${method[2]}`;
  if (name.startsWith('runtime.')) return name.slice('runtime.'.length);
  return name.startsWith('main.main.') ? name.slice('main.'.length) : name;
}

/** Every goroutine stands in these; no traceback of Go's shows them. */
const BENEATH = new Set(['runtime.gostart', 'runtime.main']);

/** What a goroutine was started with: of the first one, the person's main. */
export function startedName(g: GoroutineView): string {
  return g.started === 'runtime.main' ? 'main.main' : shortFunc(g.started);
}

/** Numbers, truths and short strings: what tells one round of a loop from the next. */
const SMALL_VALUE = /^(-?\d{1,12}|true|false|"[^"]{0,10}")$/;
const MOST_LOCALS = 1;

/** Where a goroutine stands, innermost first: `mapassign_fast64 ‹ main.func1 · i = 4`. */
export function stackLine(g: GoroutineView): string {
  const user = g.frames.find((frame) => isUserFile(frame.file));
  const waits = g.state === 'waiting';
  // The functions of the person's and of the library say how it waits, the runtime's how that is done.
  const shown = g.frames.filter(
    ({ func }) => !BENEATH.has(func) && !(waits && func.startsWith('runtime.')),
  );
  const names = shown.map((frame) => {
    const name = shortFunc(frame.func);
    // Of a goroutine that waits, the line in the person's own file says for what.
    return frame === user && waits ? `${name}:${frame.line}` : name;
  });
  // Who waits for a channel stands in no function that says so.
  if (waits && shown[0] === user && user !== undefined) names.unshift(g.waitReason);
  const line = names.length > 0 ? names.join(' ‹ ') : startedName(g);
  const locals = user === undefined || waits ? '' : localsText(user);
  return locals === '' ? line : `${line} · ${locals}`;
}

function localsText(frame: FrameView): string {
  return (
    frame.locals
      .filter(({ value }) => SMALL_VALUE.test(value))
      .map(({ name, value }) => `${name} = ${value}`)
      .slice(-MOST_LOCALS)
      // The innermost scope's change most.
      .reverse()
      .join(', ')
  );
}
