import { asGoPrints, compileProgram, vetProgram } from '../golang';
import { library } from './library';
import { compileErrors, readSource, sourceName, vetFindings } from './source';
import { UsageError } from './usage';

export const VET_USAGE = `usage: hmapscope vet FILE.go …

Says what \`go build\` would say of each program, or what hmapscope does not support of it; of a program that compiles,
what \`go vet\` would say of printing, copied locks, self-assignments, unreachable code and unused results. The exit
status is 1 when it says anything.
`;

/** `hmapscope vet FILE.go …`: checks programs without running them; the exit status. */
export function vetCommand(files: readonly string[]): number {
  if (files.length === 0) throw new UsageError('which file?', VET_USAGE);
  const option = files.find((file) => file.startsWith('-'));
  if (option !== undefined) throw new UsageError(`vet has no option ${option}`, VET_USAGE);
  let status = 0;
  for (const file of files) {
    const source = { name: sourceName(file), text: readSource(file) };
    const { diagnostics } = compileProgram(source, library());
    const findings = diagnostics.length === 0 ? vetProgram(source, library()) : [];
    if (diagnostics.length > 0) process.stderr.write(compileErrors(asGoPrints(diagnostics)));
    else if (findings.length > 0) process.stderr.write(vetFindings(findings));
    else continue;
    status = 1;
  }
  return status;
}
