import { link, type Program } from '../emit';
import { compileProgram, Library } from '../golang';
import { gorootSources } from '../goroot';

// The driver becomes part of package runtime, whose functions it calls; only the oracle's programs have it.
const driver = import.meta.glob('./go/driver.go', {
  query: '?raw',
  import: 'default',
  eager: true,
});

let library: Library | undefined;

function oracleLibrary(): Library {
  library ??= new Library(
    gorootSources.map((source) => {
      if (source.path !== 'runtime') return source;
      const files = Object.entries(driver).map(([, text]) => ({ name: 'oracle_driver.go', text }));
      return { ...source, files: [...source.files, ...files] };
    }),
  );
  return library;
}

const programs = new Map<string, Program>();

/** A linked program of one Go file. */
export function buildProgram(text: string): Program {
  const known = programs.get(text);
  if (known !== undefined) return known;
  const library = oracleLibrary();
  const { module, modules, diagnostics } = compileProgram({ name: 'main.go', text }, library);
  const [first] = diagnostics;
  if (module === undefined) {
    throw new Error(`the oracle's program does not compile: ${first?.line}: ${first?.message}`);
  }
  const program = link(module, modules, { shared: false, mode: 'gated' });
  programs.set(text, program);
  return program;
}
