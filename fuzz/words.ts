import { readCorpus } from '../src/golang/testing/corpus';
import { MONSTERS, monsterOf } from '../src/golang/testing/monsters';
import { mild, wild } from '../src/golang/testing/mutate';
import { arrivalOf } from '../src/recording/testing/arrivals';

export type Kind = 'vet' | 'run' | 'monsters' | 'links';

const SIZES = [1, 2, 5, 17, 31, 40, 62, 63, 100, 300, 390, 1000, 3000, 20000];
export const ALL_MONSTERS = Object.keys(MONSTERS).flatMap((name) =>
  SIZES.map((size) => ({ name, size })),
);

const corpus = readCorpus('.');

export function programOf({ kind, seed }: Pick<Job, 'kind' | 'seed'>, index: number): string {
  if (kind === 'vet') return wild(corpus, seed, index);
  if (kind === 'run') return mild(corpus, seed, index);
  if (kind === 'links') return arrivalOf(seed, index).text;
  const { name = '', size = 0 } = ALL_MONSTERS[index] ?? {};
  return monsterOf(name, size);
}

/** Programs `from` up to `to` of a seed. */
export interface Job {
  readonly kind: Kind;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Its first number is that of the program in hand. */
  readonly progress: Int32Array;
}

export interface Report {
  readonly index: number;
  readonly text: string;
  readonly problem: string;
}
