import { describe, expect, test } from 'vitest';
import { checkPackages } from '../check-packages';
import { asGoPrints, diagnosticText } from '../diagnostic';
import { ERROR_GOLDENS } from '../testing/error-goldens';
import { STAND_INS } from '../testing/stand-ins';
import type { CheckedPackage } from './info';

const library = checkPackages(STAND_INS, { library: true }, new Map());
const known = new Map<string, CheckedPackage>(library.packages.map((p) => [p.path, p]));

function errorsOf(text: string): string {
  const main = { path: 'main', files: [{ name: 'main.go', text: `${text}\n` }] };
  const { diagnostics } = checkPackages([main], { library: false }, known);
  return asGoPrints(diagnostics)
    .map((d) => `${diagnosticText(d)}\n`)
    .join('');
}

test('the stand-ins for the library are correct Go', () => {
  expect(library.diagnostics.map(diagnosticText)).toEqual([]);
});

describe('a program gets the errors that go build prints', () => {
  test.each(ERROR_GOLDENS)('$#: $name', ({ program, expected }) => {
    expect(errorsOf(program)).toBe(expected);
  });
});

describe('legal Go that hmapscope does not run is refused where it stands', () => {
  test.each<[string, string[]]>([
    ['import "net/http"\nfunc f() { http.Get() }', ['3:8: package net/http']],
  ])('%s', (program, expected) => {
    const lines = errorsOf(`package main\n\n${program}\nfunc main() {}`).trimEnd().split('\n');
    expect(lines).toEqual(
      expected.map((line) =>
        line.replace(/^([\d:]+): (.*)$/, 'main.go:$1: hmapscope does not support $2 yet'),
      ),
    );
  });

  test('maps whose keys are 64-bit integers or strings are supported', () => {
    const types = [
      'map[int]int',
      'map[string]int',
      'map[uint64]*int',
      'map[bool]int',
      'map[struct{ a int }]int',
      'map[int][200]byte',
      'map[string][]string',
      'map[int]map[int]struct{}',
    ];
    const vars = types.map((type, i) => `var v${i} ${type}`).join('\n');
    expect(errorsOf(`package main\n${vars}\nfunc main() {}`)).toBe('');
  });

  test('what only follows from the missing part is not complained of', () => {
    expect(
      errorsOf('package main\nimport "fmt"\nimport "net/http"\nfunc main() { x := http.Get("") }'),
    ).not.toMatch(/used/);
  });
});

describe('imports', () => {
  test.each([
    ['"nosuch"', '2:8: package nosuch is not in std'],
    [
      '"github.com/x/y"',
      '2:8: no required module provides package github.com/x/y; to add it:\n\tgo get github.com/x/y',
    ],
  ])('%s', (path, expected) => {
    const name = path.slice(path.lastIndexOf('/') + 1).replaceAll('"', '');
    const text = `package main\nimport ${path}\nfunc main() { ${name}.F() }`;
    expect(errorsOf(text)).toBe(`main.go:${expected}\n`);
  });
});

test('a program without main has nowhere to begin', () => {
  expect(errorsOf('package main\nfunc f() {}')).toBe(
    'main.go:1:9: function main is undeclared in the main package\n',
  );
});
