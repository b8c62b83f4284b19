import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildProgram, createInstance, Run } from '../machine';
import type { Gid } from '../recording';
import { Edits } from './edits';
import { library as compiled } from './library';

const library = await compiled;
const SEED = 20_261_124;

const built = buildProgram(
  'package main\n\nvar n int\n\nfunc main() {\n\tfor range 2 {\n\t\tgo func() {\n\t\t\tfor {\n\t\t\t\tn++\n\t\t\t}\n\t\t}()\n\t}\n\tfor {\n\t\tn--\n\t}\n}\n',
  library,
  'plain',
);
if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
const { program } = built;

function account(run: Run) {
  const { cursor, length } = run;
  run.seek(length);
  // Who chose what is a part of it: a link of a future that was brought back is as short as it was.
  const all = {
    schedule: run.schedule().toString(),
    plan: run.plan().toString(),
    hash: run.stateHash(),
  };
  run.seek(cursor);
  return { ...all, rows: run.recorder.rows.value.slice(0, length) };
}

it(`undo brings back each future that was replaced, and redo each that replaced it (seed ${SEED})`, () => {
  const deed = fc.record({
    at: fc.nat(300),
    gid: fc.constantFrom(1, 5, 6),
    more: fc.nat(100),
    quantum: fc.constantFrom(1, 3),
  });
  const property = fc.property(fc.array(deed, { maxLength: 8 }), fc.nat(), (deeds, seed) => {
    const run = new Run(createInstance(program, { seed: 1 }), {
      seed: 1,
      policy: { kind: 'random', seed },
    });
    const edits = new Edits();
    run.runByPolicy(200);
    edits.note(run);
    const before: ReturnType<typeof account>[] = [];
    const after: ReturnType<typeof account>[] = [];
    for (const { at, gid, more, quantum } of deeds) {
      run.seek(at);
      const was = account(run);
      if (run.isRunnable(gid as Gid)) run.step(gid as Gid);
      const hasForked = run.cursor === run.length && at < was.rows.length - 1;
      edits.note(run);
      // What is added at the end belongs to the last edit.
      run.choosePolicy({ kind: 'roundRobin', quantum });
      if (run.cursor === run.length) run.runByPolicy(more);
      edits.note(run);
      if (hasForked) before.push(was);
      if (hasForked) after.push(account(run));
      else if (after.length > 0) after[after.length - 1] = account(run);
    }
    const last = account(run);
    for (const wanted of before.toReversed()) {
      edits.undo(run);
      expect(account(run)).toEqual(wanted);
    }
    for (const wanted of after) {
      edits.redo(run);
      expect(account(run).hash).toBe(wanted.hash);
    }
    expect(account(run)).toEqual(last);
    const cursor = run.cursor;
    edits.redo(run);
    expect(run.cursor).toBe(cursor);
  });
  fc.assert(property, { seed: SEED, numRuns: 60 });
}, 60_000);
