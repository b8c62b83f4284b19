import { type Gid, parseSchedule, recordingFrom, type StepIndex } from '../../recording';
import type { Breakpoint, Moved, OpenRequest, Opened, Session } from '../../worker';
import { FAKE, FAKE_STOPS, fakeProgram } from './fake-program';
import { freshRun, MAIN, type Run, standsAt, step, viewOf } from './fake-run';

/** `latency` milliseconds pass before each answer. */
export function createFakeSession(latency = 0): Session {
  let request: OpenRequest = { source: '', seed: 1, policy: { kind: 'byHand' } };
  let choices: Gid[] = [];
  /** The choices before the last that replaced others. */
  let replaced: Gid[] | undefined;
  let cursor = 0;
  let shared = freshRun('').bytes;

  function replay(length: number): Run {
    const run = freshRun(request.source);
    for (const gid of choices.slice(0, length)) step(run, gid);
    return run;
  }

  async function answer(stopped: Moved['stopped'] = 'done'): Promise<Moved> {
    const whole = replay(choices.length);
    const here = replay(cursor);
    new Uint8Array(shared.buffer).set(new Uint8Array(here.bytes.buffer));
    const { rows } = whole;
    const recording = recordingFrom({
      gids: whole.goroutines.map(({ gid }) => gid),
      rows: {
        length: rows.length,
        gid: Uint32Array.from(rows, (r) => r.gid),
        stop: Uint32Array.from(rows, (r) => r.stop),
        addr: Uint32Array.from(rows, (r) => r.addr),
        value: Uint32Array.from(rows, (r) => r.value),
      },
      spans: whole.spans,
      writeWindows: whole.windows,
    });
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    return {
      cursor: cursor as StepIndex,
      length: choices.length as StepIndex,
      goroutines: here.goroutines.map((g) => viewOf(here, g)),
      counts: {
        all: here.goroutines.length,
        living: here.goroutines.length,
        runnable: here.goroutines.length,
      },
      fault: here.fault,
      canUndo: replaced !== undefined,
      canRedo: false,
      output: here.output,
      recording,
      stopped: here.fault?.kind === 'exit' ? 'exit' : here.fault ? 'fault' : stopped,
      bytes: undefined,
      heapTop: FAKE.size,
    };
  }

  function choose(gid: Gid): boolean {
    const past = choices.slice(0, cursor);
    if (cursor < choices.length) replaced = choices;
    choices = [...past, gid];
    if (replay(cursor + 1).rows.length === cursor + 1) {
      cursor++;
      return true;
    }
    choices = past;
    return false;
  }

  function exchange(): Promise<Moved> {
    if (replaced !== undefined) {
      [choices, replaced] = [replaced, choices];
      const other = replaced;
      const fork = choices.findIndex((gid, n) => gid !== other[n]);
      cursor = fork < 0 ? choices.length : fork;
    }
    return answer();
  }

  /** States in which the goroutine that took the last step has just come to one of the lines. */
  function hits(breakpoints: readonly Breakpoint[]): number[] {
    const stands = (n: number, gid: Gid | undefined): boolean => {
      const run = replay(n);
      const g = run.goroutines.find((one) => one.gid === gid);
      const { frames = [] } = g === undefined ? {} : viewOf(run, g);
      return breakpoints.some((one) =>
        frames.some(
          ({ file, line }) => one.kind === 'line' && one.file === file && one.line === line,
        ),
      );
    };
    return choices.flatMap((gid, n) => (stands(n + 1, gid) && !stands(n, gid) ? [n + 1] : []));
  }

  function nextOf(run: Run): Gid | undefined {
    const ready = run.goroutines.filter((g) => viewOf(run, g).state === 'runnable');
    const last = choices[cursor - 1] ?? MAIN;
    return (ready.find((g) => g.gid > last) ?? ready[0])?.gid;
  }

  return {
    async open(asked): Promise<Opened> {
      const diagnostics = wrongIn(asked.source);
      if (diagnostics.length > 0) return { ok: false, diagnostics };
      request = asked;
      const planned = parseSchedule(asked.schedule ?? '');
      choices = Array.from({ length: planned.length }, (_, n) => planned.at(n) as Gid);
      cursor = asked.cursor ?? choices.length;
      shared = freshRun('').bytes;
      const moved = await answer();
      const program = fakeProgram(asked.source);
      const memory = shared.buffer as SharedArrayBuffer;
      return { ok: true, program, memory, moved, drift: undefined, cutShort: undefined };
    },
    async check(source) {
      return wrongIn(source);
    },
    undo: exchange,
    redo: exchange,
    async step(gid) {
      choose(gid);
      return answer();
    },
    async seek(n) {
      cursor = Math.max(0, Math.min(n, choices.length));
      return answer();
    },
    async run(until) {
      if (until.kind === 'breakBefore') {
        const from = cursor;
        const at = hits(until.breakpoints).findLast((n) => n < from);
        cursor = at ?? from;
        return at === undefined
          ? answer()
          : { ...(await answer('break')), ...hitOf(until.breakpoints) };
      }
      if (until.kind === 'break') {
        for (let left = until.count ?? 1000; left > 0; left--) {
          const gid = nextOf(replay(cursor));
          if (cursor < choices.length) cursor++;
          else if (gid === undefined || !choose(gid)) break;
          if (!hits(until.breakpoints).includes(cursor)) continue;
          return { ...(await answer('break')), ...hitOf(until.breakpoints) };
        }
        return answer();
      }
      const limit = until.kind === 'steps' ? until.count : 1000;
      for (let i = 0; i < limit; i++) {
        const run = replay(cursor);
        const gid = 'gid' in until ? until.gid : nextOf(run);
        if (gid === undefined || !choose(gid)) break;
        if (until.kind === 'operation' || until.kind === 'line') {
          const g = replay(cursor).goroutines.find((one) => one.gid === gid);
          const name = g && standsAt(g);
          if (name === undefined || FAKE_STOPS[name].func !== 'runtime.mapassign_fast64') break;
        }
      }
      return answer();
    },
    pause() {},
    async choosePolicy() {},
    async provenance() {
      return { kind: 'before' };
    },
    async file() {
      return `fake file: ${choices.slice(0, cursor).join(' ')}`;
    },
    async link() {
      return { fragment: `fake:${choices.slice(0, cursor).join(' ')}`, stateHash: 'fake' };
    },
  };
}

/** Programs are right but for one name. */
function wrongIn(source: string): Extract<Opened, { ok: false }>['diagnostics'] {
  const typo = source.indexOf('undefinedName');
  if (typo < 0) return [];
  const before = source.slice(0, typo).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const where = { file: 'main.go', line: before.length, column, pos: typo, end: typo + 13 };
  return [{ ...where, message: 'undefined: undefinedName', kind: 'type' }];
}

function hitOf([hit]: readonly Breakpoint[]): Pick<Moved, 'hit'> {
  return hit === undefined ? {} : { hit };
}
