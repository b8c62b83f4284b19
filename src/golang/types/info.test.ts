import { describe, expect, test } from 'vitest';
import { checkPackages } from '../check-packages';
import { diagnosticText } from '../diagnostic';
import { constText } from './const-text';
import { exprText } from './expr-text';
import type { CheckedPackage } from './info';
import { runtimeTypeString } from './type-string';

/** Checks a library package, which may use all that the checker knows. */
function checked(body: string): CheckedPackage {
  const text = `package p\n${body}`;
  const source = { path: 'p', files: [{ name: 'p.go', text }] };
  const { packages, diagnostics } = checkPackages([source], { library: true }, new Map());
  expect(diagnostics.map(diagnosticText)).toEqual([]);
  const [only] = packages;
  if (only === undefined) throw new Error('no package');
  return only;
}

/** `expression: type = value` of each expression whose text is asked for. */
function typesOf(pkg: CheckedPackage, ...wanted: string[]): string[] {
  const found: string[] = [];
  for (const [e, { type, value }] of pkg.info.types) {
    const text = exprText(e);
    if (!wanted.includes(text)) continue;
    found.push(
      `${text}: ${runtimeTypeString(type)}${value === undefined ? '' : ` = ${constText(value)}`}`,
    );
  }
  return found;
}

describe('an untyped value has the type that its context gives it', () => {
  test('constants', () => {
    const pkg = checked('var a uint8 = 1 + 2\nvar b = 3\nfunc f(x int16) bool { return x == 4 }');
    expect(typesOf(pkg, '1 + 2', '3', '4')).toEqual([
      '1 + 2: uint8 = 3',
      '3: int = 3',
      '4: int16 = 4',
    ]);
  });

  test('the left side of a shift takes the type of the whole', () => {
    const pkg = checked('func f(n uint) int64 { return 1<<n + 5 }');
    expect(typesOf(pkg, '1', '5', '1 << n')).toEqual([
      '1: int64 = 1',
      '1 << n: int64',
      '5: int64 = 5',
    ]);
  });

  test('comparisons', () => {
    const pkg = checked(
      'type B bool\nfunc f(x int) B { return x < 1 }\nfunc g(x int) bool { y := x > 1; return y }',
    );
    expect(typesOf(pkg, 'x < 1', 'x > 1')).toEqual(['x < 1: p.B', 'x > 1: bool']);
  });

  test('nil', () => {
    const pkg = checked('func f(p *int, m map[int]int) bool { return p == nil }');
    expect(typesOf(pkg, 'nil')).toEqual(['nil: *int']);
  });

  test('arguments of type any', () => {
    const pkg = checked('func p(...any) {}\nfunc f() { p(1, \'a\', "s", true) }');
    expect(typesOf(pkg, '1', "'a'", '"s"', 'true')).toEqual([
      '1: int = 1',
      "'a': int32 = 97",
      '"s": string = "s"',
      'true: bool = true',
    ]);
  });
});

test('a selection names the fields on its way and the method at its end', () => {
  const pkg = checked(`
type In struct { a, b int }
func (x *In) Do() {}
type Out struct { c int; *In }
func f(o Out) { o.b = 1; o.Do() }`);
  const found = [...pkg.info.selections.values()];
  expect(found.map(({ kind, path, method }) => ({ kind, path, symbol: method?.symbol }))).toEqual([
    {
      kind: 'field',
      path: [
        { index: 1, deref: false },
        { index: 1, deref: true },
      ],
      symbol: undefined,
    },
    { kind: 'method', path: [{ index: 1, deref: false }], symbol: 'p.(*In).Do' },
  ]);
});

test('package variables are initialised after what they refer to, through functions too', () => {
  const pkg = checked(`
var a = f()
var b, c = d, 1
var d = c2
var c2 = 4
func f() int { return b + m.get() }
type M struct{}
func (M) get() int { return e }
var m M
var e = 5`);
  const names = pkg.initOrder.map((decl) => decl.names.map((ident) => ident.name).join(','));
  expect(names).toEqual(['c2', 'd', 'b,c', 'e', 'a']);
});

test('constants repeat the line above with the next iota', () => {
  const pkg = checked(
    'const (\n\tA, B = iota, 1 << iota\n\tC, D\n\t_, _\n\tE, F\n)\nvar x = [F]int{E}',
  );
  const values = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => {
    const obj = pkg.scope.get(name);
    return obj?.kind === 'Const' ? obj.value : undefined;
  });
  expect(values).toEqual([0n, 1n, 1n, 2n, 3n, 8n]);
});

test('several functions init have symbols of their own', () => {
  const pkg = checked('func init() {}\nfunc init() {}');
  const symbols = [...pkg.info.defs.values()].map((obj) => (obj.kind === 'Func' ? obj.symbol : ''));
  expect(symbols).toEqual(['p.init.0', 'p.init.1']);
});
