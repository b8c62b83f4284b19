import { readFileSync } from 'node:fs';
import { type Diagnostic, diagnosticText } from '../golang';
import { UsageError } from './usage';

export function readSource(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`cannot read ${file}`, '');
  }
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
