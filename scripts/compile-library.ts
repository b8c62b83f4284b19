import { keepHead, link } from '../src/emit';
import { compileProgram, Library } from '../src/golang';
import { gorootSources } from '../src/goroot';

type Mode = 'gated' | 'free';

/**
 * The library (src/golang/kept) with the code of its functions, for library-plugin.mjs. A function's code depends a
 * little on the program around it: it is written for a program that imports its package alone, and for a common one.
 */
export function compileLibrary(modes: readonly Mode[]): Uint8Array<ArrayBuffer> {
  const library = new Library(gorootSources);
  for (const { path } of gorootSources) if (!isInternal(path)) write(library, [path], path, modes);
  write(library, ['fmt', 'sync'], undefined, modes);
  return library.keep(keepHead);
}

/** Writes all functions of a package, and of those that no program can import. */
function write(
  library: Library,
  imports: readonly string[],
  all: string | undefined,
  modes: readonly Mode[],
): void {
  const specs = imports.map((path) => `import _ "${path}"\n`).join('');
  const text = `package main\n\n${specs}\nfunc main() {}\n`;
  const { module, modules, diagnostics } = compileProgram({ name: 'main.go', text }, library);
  if (module === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const wanted = modules.filter(
    ({ path }) => all !== undefined && (path === all || isInternal(path)),
  );
  const keep = wanted.flatMap(({ funcs }) => funcs.map(({ name }) => name));
  for (const mode of modes) link(module, modules, { shared: true, mode, keep });
}

function isInternal(path: string): boolean {
  return path.split('/').includes('internal');
}
