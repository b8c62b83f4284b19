import lzString from 'lz-string';
import twoWriters from '../examples/two-writers.go?raw';
import {
  createInstance,
  explicitLinkOf,
  type LinkContext,
  Pursuit,
  replayLinkOf,
  Run,
} from '../src/machine';
import {
  encodeFile,
  encodeLink,
  type PolicyChoice,
  type ReplayLink,
  Schedule,
} from '../src/recording';
import { chance } from '../src/recording/testing/chance';
import { nearlyInTurn } from '../src/recording/testing/long-runs';
import { buildText, compileAll } from './real-go';

// Characters of links, beside those of the same run as JSON behind lz-string, a usual way to put state into a URL.

interface LinkSize {
  readonly name: string;
  readonly steps: number;
  readonly link: number;
  readonly lzString: number;
  readonly json: number;
}

const FOUR = [1, 6, 7, 8];

export function linkSizes(isWanted: (name: string) => boolean): LinkSize[] {
  if (!isWanted('links')) return [];
  const context: LinkContext = { source: { kind: 'text', text: twoWriters } };
  const thrown = runToTheEnd({ kind: 'random', seed: 3 }, context);
  const inTurn = runToTheEnd({ kind: 'roundRobin', quantum: 10 }, context);
  const withChoices = (schedule: Schedule): ReplayLink => ({ ...thrown.explicit, schedule });
  const runs: readonly (readonly [string, ReplayLink])[] = [
    ['two writers to the throw, by policy', thrown.planned],
    ['two writers to the throw, by hand', thrown.explicit],
    ['two writers in turn, by hand', inTurn.explicit],
    ['four goroutines at random, by hand', withChoices(atRandom(1000))],
    ['four goroutines nearly in turn, by hand', withChoices(nearlyInTurn(1).schedule)],
    ['four goroutines at random, by hand', withChoices(atRandom(10_000))],
  ];
  return runs.map(([name, link]) => sizeOf(name, link));
}

function sizeOf(name: string, link: ReplayLink): LinkSize {
  const json = JSON.stringify(JSON.parse(encodeFile(link)));
  return {
    name,
    steps: link.schedule.length,
    link: encodeLink(link).length,
    lzString: lzString.compressToEncodedURIComponent(json).length,
    json: json.length,
  };
}

function runToTheEnd(policy: PolicyChoice, context: LinkContext) {
  const program = buildText(compileAll(), twoWriters, 'gated');
  const run = new Run(createInstance(program, { seed: 1 }), { seed: 1, policy });
  new Pursuit(run, { kind: 'end' }).advance(Number.POSITIVE_INFINITY);
  return { planned: replayLinkOf(run, context), explicit: explicitLinkOf(run, context) };
}

function atRandom(steps: number): Schedule {
  const next = chance(1);
  const column = Uint32Array.from({ length: steps }, () => FOUR[next(4)] ?? 1);
  return Schedule.ofColumn(column, steps);
}
