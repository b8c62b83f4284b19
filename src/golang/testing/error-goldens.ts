import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../goldens/errors/', import.meta.url);

/** Programs and what `go tool compile` of Go 1.23.5 printed of each; nothing printed: the program compiles. */
export const ERROR_GOLDENS = readdirSync(FOLDER)
  .sort()
  .flatMap((file) => {
    const goldens = readFileSync(new URL(file, FOLDER), 'utf8').split(/^====\n/m);
    return goldens.filter(Boolean).map((golden) => {
      const [program = '', expected = ''] = golden.split('\n----\n');
      const topic = file.replace('.txt', '');
      return { program, expected, name: `${topic}: ${expected.split('\n')[0] ?? ''}` };
    });
  });
