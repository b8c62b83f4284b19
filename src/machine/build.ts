import { link, type Program } from '../emit';
import { asGoPrints, compileProgram, type Diagnostic, type Library } from '../golang';

export type Built =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface BuildOptions {
  /** As diagnostics and tracebacks call the file. */
  readonly name?: string;
  /** `gated`: can be stopped before each visible operation; `free`: runs on. */
  readonly mode?: 'gated' | 'free';
}

/** Compiles the person's file and links it with what it reaches of the library. */
export function buildProgram(
  text: string,
  library: Library,
  memory: 'shared' | 'plain',
  { name = 'main.go', mode = 'gated' }: BuildOptions = {},
): Built {
  const { module, modules, diagnostics } = compileProgram({ name, text }, library);
  if (module === undefined) return { ok: false, diagnostics: asGoPrints(diagnostics) };
  return { ok: true, program: link(module, modules, { shared: memory === 'shared', mode }) };
}

/** What `go build` would say of the person's file, without making a program of it. */
export function diagnose(text: string, library: Library): readonly Diagnostic[] {
  return asGoPrints(compileProgram({ name: 'main.go', text }, library).diagnostics);
}
