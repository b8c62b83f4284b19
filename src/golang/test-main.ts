import type { Diagnostic } from './diagnostic';
import type * as ast from './syntax/ast';
import { parseFile } from './syntax/parse';
import { diagnosticAt } from './syntax/position';

/** The file in which a program with tests gets its main. */
export const TEST_MAIN = '_testmain.go';

export interface TestMain {
  /** Absent: the file is a program as it is. */
  readonly file: ast.SourceFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const NONE: TestMain = { file: undefined, diagnostics: [] };

/**
 * A file with tests and without main is run as `go test -v` does: its main hands over a list of them. Benchmarks are not
 * run, as with `go test` unless it is asked to.
 */
export function testMain(source: ast.SourceFile): TestMain {
  if (!/"testing"/.test(source.text)) return NONE;
  const { file, diagnostics } = parseFile(source);
  if (diagnostics.length > 0 || !file.imports.some(({ path }) => path === 'testing')) return NONE;
  const functions = file.decls.flatMap((decl) =>
    decl.kind === 'FuncDecl' && decl.recv === undefined ? [decl] : [],
  );
  if (functions.some(({ name }) => name.name === 'main')) return NONE;
  const of = (prefix: string): ast.FuncDecl[] =>
    functions.filter(({ name }) => isTest(name.name, prefix));
  const main = functions.find((decl) => decl.name.name === 'TestMain' && takes(decl, 'M'));
  const tests = of('Test').filter((decl) => decl !== main);
  const benchmarks = of('Benchmark');
  const examples = of('Example').flatMap((decl) => exampleOf(decl, source.text));
  if (main === undefined && tests.length + benchmarks.length + examples.length === 0) return NONE;
  const wrong = [
    ...tests.filter((decl) => !takes(decl, 'T')).map((decl) => wrongSignature(decl, 't', source)),
    ...benchmarks
      .filter((decl) => !takes(decl, 'B'))
      .map((decl) => wrongSignature(decl, 'b', source)),
  ];
  if (wrong.length > 0) return { file: undefined, diagnostics: wrong };
  const list = (type: string, decls: readonly ast.FuncDecl[]): string =>
    `[]testing.Internal${type}{${decls.map(({ name }) => `{"${name.name}", ${name.name}}, `).join('')}}`;
  const lists = [
    list('Test', tests),
    list('Benchmark', benchmarks),
    `[]testing.InternalExample{${examples.join('')}}`,
  ];
  const run =
    main === undefined
      ? ['os.Exit(m.Run())']
      : ['TestMain(m)', 'testing.MainExit(m)', '_ = os.Exit'];
  const text = [
    `package ${file.packageName.name}`,
    'import "os"',
    'import "testing"',
    'func main() {',
    `m := testing.MainStart(${lists.join(', ')})`,
    ...run,
    '}',
    '',
  ].join('\n');
  return { file: { name: TEST_MAIN, text }, diagnostics: [] };
}

/** `Test`, `TestX`, `Test1`, but not `Testing`. */
function isTest(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && !/^\p{Ll}/u.test(name.slice(prefix.length));
}

/** One parameter of type `*testing.T`, or `*T` where package testing is imported with a dot. */
function takes({ type, typeParams }: ast.FuncDecl, name: string): boolean {
  const [param, ...others] = type.params;
  if (param === undefined || others.length > 0 || param.names.length > 1) return false;
  if (type.results.length > 0 || typeParams.length > 0) return false;
  const pointer = param.type;
  if (pointer?.kind !== 'StarExpr') return false;
  const { x } = pointer;
  return x.kind === 'SelectorExpr' ? x.sel.name === name : x.kind === 'Ident' && x.name === name;
}

function wrongSignature(
  { name, pos, end }: ast.FuncDecl,
  letter: 't' | 'b',
  source: ast.SourceFile,
): Diagnostic {
  const must = `func ${name.name}(${letter} *testing.${letter.toUpperCase()})`;
  const message = `wrong signature for ${name.name}, must be: ${must}`;
  return diagnosticAt(source, pos, end, message, 'type');
}

/** An example is run when its last comment says what it prints. */
function exampleOf({ name, body, type }: ast.FuncDecl, text: string): string[] {
  if (body === undefined || type.params.length > 0 || type.results.length > 0) return [];
  const comment = /((?:^[ \t]*\/\/[^\n]*\n)+)\s*\}$/m.exec(text.slice(body.pos, body.end))?.[1];
  const lines = comment?.replace(/^[ \t]*\/\/ ?/gm, '') ?? '';
  const match = /^\s*(unordered )?output:/i.exec(lines);
  if (match === null) return [];
  const output = lines.slice(match[0].length).trim();
  return [`{"${name.name}", ${name.name}, ${JSON.stringify(output)}, ${match[1] !== undefined}}, `];
}
