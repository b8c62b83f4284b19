import { link, type Program } from '../emit';
import { asGoPrints, compileProgram, type Diagnostic, type Library } from '../golang';

export type Built =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Compiles the person's file and links it with what it reaches of the library. */
export function buildProgram(
  text: string,
  library: Library,
  memory: 'shared' | 'plain',
  name = 'main.go',
): Built {
  const { module, modules, diagnostics } = compileProgram({ name, text }, library);
  if (module === undefined) return { ok: false, diagnostics: asGoPrints(diagnostics) };
  const program = link(module, modules, { shared: memory === 'shared', mode: 'gated' });
  return { ok: true, program };
}
