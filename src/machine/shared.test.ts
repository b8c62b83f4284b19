import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../emit';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { FIRST_MAPPED, goroutineViews } from '../memory';
import {
  decodeFile,
  decodeLink,
  encodeFile,
  encodeLink,
  type PolicyChoice,
  type ReplayLink,
} from '../recording';
import { buildProgram } from './build';
import { faultOf } from './crash';
import { createInstance } from './instance';
import { explicitLinkOf, type LinkContext, linkTo, replayLinkOf } from './link-to';
import { printedText } from './output';
import { instanceOptionsOf, replay } from './replay';
import { Run } from './run';

// A run that is shared is the run: replay(record(x)) = x, whatever was done, by link and by file, on either memory.

const SEED = Number(process.env['SEED'] ?? 20_261_127);
/** Of the examples, one in so many: they are of a kind where they stand beside each other. */
const EVERY = 5;
const MOST_STEPS = 3000;

const library = new Library(gorootSources);
const NAMES = readdirSync('examples')
  .filter((name) => name.endsWith('.go'))
  .filter((_, index) => index % EVERY === 0);

function programOf(source: string, memory: 'shared' | 'plain', name: string): Program {
  const built = buildProgram(source, library, memory, { name });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return built.program;
}

const policies: fc.Arbitrary<PolicyChoice> = fc.oneof(
  fc.constant({ kind: 'byHand' as const }),
  fc.record({ kind: fc.constant('roundRobin' as const), quantum: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('random' as const), seed: fc.nat() }),
  fc.record({ kind: fc.constant('golike' as const), seed: fc.nat() }),
);

/** What a person does: lets it run, goes elsewhere in time, steps somebody, chooses another policy. */
const deeds = fc.array(
  fc.record({
    run: fc.nat(MOST_STEPS / 4),
    to: fc.nat(MOST_STEPS),
    who: fc.nat(),
    policy: policies,
  }),
  { minLength: 1, maxLength: 4 },
);

const settings = fc.record({ seed: fc.nat(), policy: policies, deeds, end: fc.nat(MOST_STEPS) });
type Setting = typeof settings extends fc.Arbitrary<infer T> ? T : never;

function record(program: Program, { seed, policy, deeds: all, end }: Setting): Run {
  const golike = policy.kind === 'golike';
  const run = new Run(createInstance(program, { seed, golike }), { seed, policy });
  for (const { run: steps, to, who, policy: next } of all) {
    run.runByPolicy(steps);
    run.seek(to);
    const ready = goroutineViews(run.memory, program).filter(({ gid }) => run.isRunnable(gid));
    const chosen = ready[who % Math.max(1, ready.length)];
    if (chosen !== undefined) run.step(chosen.gid);
    run.choosePolicy(next);
  }
  run.runByPolicy(end);
  run.seek(end);
  return run;
}

/** All that is there, at the cursor and of all steps: bytes, output, how it died, rows, spans and windows. */
function account(run: Run) {
  const { recorder, memory, program, cursor } = run;
  const bytes = memory.bytes(FIRST_MAPPED, run.heapTop - FIRST_MAPPED);
  const { rows, spans, writeWindows, raceWindows } = recorder;
  return {
    cursor,
    bytes: createHash('sha256').update(bytes).digest('hex'),
    output: printedText(memory, program),
    fault: faultOf(memory, program),
    rows: [rows.gid, rows.stop, rows.addr, rows.value].map((column) =>
      createHash('sha256').update(column.slice(0, rows.length)).digest('hex'),
    ),
    // Spans are found as the log is read, sooner or later.
    spans: [...spans].map((span) => JSON.stringify(span)).sort(),
    writes: [...writeWindows].map((window) => JSON.stringify(window)).sort(),
    races: [...raceWindows].map((window) => JSON.stringify(window)).sort(),
  };
}

function replayed(program: Program, link: ReplayLink) {
  const { seed, policy } = link;
  const run = new Run(createInstance(program, instanceOptionsOf(link)), { seed, policy });
  return { drift: replay(run, link), run };
}

/** Marks are where the maker had them: a run that was longer once has fewer. */
const saidOf = (link: ReplayLink): string => encodeFile({ ...link, marks: [] });

describe(`a run that is shared (laws from seed ${SEED})`, { timeout: 120_000 }, () => {
  it.each(NAMES)('is what it was, with all that it left behind: %s', (name) => {
    const source = readFileSync(`examples/${name}`, 'utf8');
    const plain = programOf(source, 'plain', name);
    const shared = programOf(source, 'shared', name);
    const context: LinkContext = { source: { kind: 'text', text: source }, fileName: name };
    const property = fc.property(settings, (setting) => {
      const made = record(plain, setting);
      const planned = replayLinkOf(made, context);
      const explicit = explicitLinkOf(made, context);
      const before = account(made);
      const links = [
        [planned, decodeLink(encodeLink(planned))],
        [explicit, decodeFile(encodeFile(explicit))],
        // From one to the other and back nothing is lost.
        [planned, decodeLink(encodeLink(decodeFile(encodeFile(decodeLink(encodeLink(planned))))))],
      ] as const;
      for (const [index, [said, link]] of links.entries()) {
        expect(link).toEqual(said);
        const program = index === 1 ? shared : plain;
        const { run, drift } = replayed(program, link);
        expect([index, drift]).toEqual([index, undefined]);
        expect(account(run)).toEqual(before);
        const again = index === 1 ? explicitLinkOf(run, context) : replayLinkOf(run, context);
        expect(saidOf(again)).toBe(saidOf(said));
      }
      expect(decodeLink(linkTo(made, context)).stateHash).toBe(planned.stateHash);
    });
    fc.assert(property, { seed: SEED, numRuns: 3 });
  });
});
