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

/** As `go build` prints them; it names files from its own folder on. */
export function compileErrors(diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics.map((diagnostic) => {
    const { file } = diagnostic;
    return diagnosticText(diagnostic).replaceAll(`${file}:`, `./${file}:`);
  });
  return `${['# command-line-arguments', ...lines].join('\n')}\n`;
}
