import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Corpus {
  /** Programs that real Go runs. */
  readonly running: readonly string[];
  /** Programs of all kinds, most of them wrong. */
  readonly all: readonly string[];
}

/** The programs of the goldens and the examples. `root`: the folder of the project. */
export function readCorpus(root: string): Corpus {
  const texts = (folder: string, end: string): string[] =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(end))
      .sort()
      .map((name) => readFileSync(join(root, folder, name), 'utf8'));
  const runs = texts('src/machine/goldens', '.txt').flatMap((text) =>
    text
      .split(/^==== /m)
      .slice(1)
      .map((entry) => entry.slice(entry.indexOf('\n') + 1).split('---- stdout\n')[0] ?? ''),
  );
  const errors = texts('src/golang/goldens/errors', '.txt').flatMap((text) =>
    text
      .split(/^====\n/m)
      .filter(Boolean)
      .map((entry) => entry.split('\n----\n')[0] ?? ''),
  );
  const running = [...runs, ...texts('examples', '.go')];
  return { running, all: [...running, ...errors] };
}
