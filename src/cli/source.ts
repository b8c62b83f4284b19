import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Diagnostic, diagnosticText } from '../golang';
import { MAIN_FILE } from '../recording';
import { UsageError } from './usage';

/** As diagnostics and tracebacks call a program's file: only what ends in `.go` is taken for a person's own. */
export function sourceName(file: string): string {
  return file.endsWith('.go') ? basename(file) : MAIN_FILE;
}

/** A Go program: a byte that is no UTF-8 becomes half of a surrogate pair, which the compiler refuses. */
export function readSource(file: string): string {
  const bytes = readBytes(file);
  const text = bytes.toString();
  if (!text.includes('\ufffd')) return text;
  return bytes.toString('latin1').replace(UTF8, (run) => {
    const isUtf8 = run.length > 1 || run <= '\x7f';
    return isUtf8 ? Buffer.from(run, 'latin1').toString() : HALF_PAIR;
  });
}

const HALF_PAIR = '\ud800';
/** Of bytes as characters: as many of UTF-8 as there are, or one that is none (Unicode, table 3-7). */
const UTF8 = new RegExp(
  `(?:${[
    '[\\x00-\\x7f]',
    '[\\xc2-\\xdf]C',
    '\\xe0[\\xa0-\\xbf]C',
    '[\\xe1-\\xec\\xee\\xef]CC',
    '\\xed[\\x80-\\x9f]C',
    '\\xf0[\\x90-\\xbf]CC',
    '[\\xf1-\\xf3]CCC',
    '\\xf4[\\x80-\\x8f]CC',
  ]
    .join('|')
    .replaceAll('C', '[\\x80-\\xbf]')})+|[^]`,
  'g',
);

/** Without a byte order mark, which some editors write. */
export function readText(file: string): string {
  return readBytes(file)
    .toString()
    .replace(/^\ufeff/, '');
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`, '');
  }
}

/** `no such file or directory`, of Node's `ENOENT: no such file or directory, open 'main.go'`. */
export function reasonOf(error: unknown): string {
  const { message } = error as Error;
  return /: (.*?), /.exec(message)?.[1] ?? message;
}

const PROGRAM = '# command-line-arguments';

/** As `go build` prints them; it names files from its own folder on. */
export function compileErrors(diagnostics: readonly Diagnostic[]): string {
  return under([PROGRAM], diagnostics);
}

/** As `go vet` prints them. */
export function vetFindings(diagnostics: readonly Diagnostic[]): string {
  return under([PROGRAM, '# [command-line-arguments]'], diagnostics);
}

function under(heads: readonly string[], diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics.map((diagnostic) => {
    const { file } = diagnostic;
    return diagnosticText(diagnostic).replaceAll(`${file}:`, `./${file}:`);
  });
  return `${[...heads, ...lines].join('\n')}\n`;
}
