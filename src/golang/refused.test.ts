import { describe, expect, test } from 'vitest';
import { gorootSources } from '../goroot';
import { compileProgram } from './compile';
import { diagnosticText } from './diagnostic';
import { Library } from './library';

// docs/fidelity.md lists these: where a program that real Go takes is refused, and the other way round.

const library = new Library(gorootSources);

function diagnostics(text: string): string[] {
  const program = `package main\n\n${text}\n`;
  return compileProgram({ name: 'main.go', text: program }, library).diagnostics.map(
    diagnosticText,
  );
}

const sum = (terms: number): string => Array.from({ length: terms }, () => 'a').join('+');
const nested = (depth: number): string => `${'('.repeat(depth)}1${')'.repeat(depth)}`;
const METHOD = 'type T struct{}\n\nfunc (T) M() {}\n\n';

describe('real Go takes and hmapscope refuses', () => {
  test.each<[what: string, text: string, line: string]>([
    [
      'packages that the library has not',
      'import "reflect"\n\nfunc main() { reflect.TypeOf(1) }',
      '3:8: hmapscope does not support package reflect yet',
    ],
    [
      'names that are not written yet',
      'import "runtime"\n\nvar r runtime.MemProfileRecord\n\nfunc main() {}',
      '5:7: hmapscope does not support runtime.MemProfileRecord yet',
    ],
    [
      'a dot import of unsafe',
      'import . "unsafe"\n\nfunc main() {}',
      '3:8: hmapscope does not support dot imports of unsafe yet',
    ],
    [
      'deep nesting',
      `func main() { _ = ${nested(500)} }`,
      '3: hmapscope does not support programs that nest this deep',
    ],
    [
      'long chains of operators',
      `func f(a int) int { return ${sum(1200)} }\n\nfunc main() {}`,
      '3: hmapscope does not support programs that nest this deep',
    ],
    [
      'types that memory would not hold',
      'var p *[1 << 30]byte\n\nfunc main() {}',
      '3:8: hmapscope does not support types this large yet',
    ],
    [
      'methods of struct literals in parentheses',
      `${METHOD}func main() { (struct{ T }).M(struct{ T }{}) }`,
      '7:28: hmapscope cannot read this yet',
    ],
    [
      'methods of interface literals in parentheses',
      `${METHOD}func main() { (interface{ M() }).M(T{}) }`,
      '7:33: hmapscope cannot read this yet',
    ],
    [
      'instructions as func values',
      'import "sync/atomic"\n\nvar f = atomic.AddInt32\n\nfunc main() {}',
      '5:9: hmapscope does not support functions without a body as values (sync/atomic.AddInt32) yet',
    ],
  ])('%s', (_, text, line) => {
    expect(diagnostics(text)[0]).toBe(`main.go:${line}`);
  });
});

describe('real Go refuses and hmapscope takes', () => {
  test.each([
    [
      'two dot imports that declare one name, which nobody uses',
      'import (\n\t. "bytes"\n\t. "strings"\n)\n\nfunc main() { println(MinRead, NewReplacer() == nil) }',
    ],
  ])('%s', (_, text) => {
    expect(diagnostics(text)).toEqual([]);
  });
});
