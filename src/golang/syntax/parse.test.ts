import { describe, expect, test } from 'vitest';
import { diagnosticText } from '../diagnostic';
import { exprText } from '../types/expr-text';
import type * as ast from './ast';
import { parseFile } from './parse';

function parsed(text: string): ast.File {
  const { file, diagnostics } = parseFile({ name: 'x.go', text });
  expect(diagnostics.map(diagnosticText)).toEqual([]);
  return file;
}

/** The expression in brackets that show its structure. */
function structure(e: ast.Expr): string {
  switch (e.kind) {
    case 'BinaryExpr':
      return `(${structure(e.x)} ${e.op} ${structure(e.y)})`;
    case 'UnaryExpr':
      return `(${e.op}${structure(e.x)})`;
    case 'StarExpr':
      return `(*${structure(e.x)})`;
    case 'CallExpr':
      return `${structure(e.fun)}(${e.args.map(structure).join(', ')})`;
    case 'SelectorExpr':
      return `${structure(e.x)}.${e.sel.name}`;
    case 'IndexExpr':
      return `${structure(e.x)}[${e.indices.map(structure).join(', ')}]`;
    case 'ParenExpr':
      return structure(e.x);
    default:
      return exprText(e);
  }
}

describe('operators, selectors and calls bind as in Go', () => {
  test.each([
    ['a + b.c', '(a + b.c)'],
    ['-f(x)', '(-f(x))'],
    ['!a[i] && b.f(x)', '((!a[i]) && b.f(x))'],
    ['a + b*c - d', '((a + (b * c)) - d)'],
    ['a == b || c < d && e', '((a == b) || ((c < d) && e))'],
    ['1<<n + 5', '((1 << n) + 5)'],
    ['*p.x', '(*p.x)'],
    ['&x.y[i]', '(&x.y[i])'],
    ['*(*[2]int64)(p)', '(*(*[2]int64)(p))'],
    ['(*T)(nil).x', '(*T)(nil).x'],
    ['[]byte("x")[0]', '[]byte("x")[0]'],
    ['fs[i](x)', 'fs[i](x)'],
    ['F[int, string]', 'F[int, string]'],
    ['m[a[i]].f', 'm[a[i]].f'],
    ['<-c.d', '(<-c.d)'],
    ['x.(T).y', 'x.(T).y'],
    ['func(a, b int) (c int) { return }', 'func(a, b int) (c int) {…}'],
    ['[]T{{1}, 2: {x: 3}}', '[]T{…}'],
    ['struct{ a, b int }{}', 'struct{a, b int}{}'],
    ['chan<- chan int(nil)', 'chan<- chan int(nil)'],
    ['s[1:2:3]', 's[1:2:3]'],
    ['interface{}(x)', 'interface{}(x)'],
    ['_64bit + 0x_f', '(_64bit + 0x_f)'],
  ])('%s', (text, expected) => {
    const [decl] = parsed(`package p\nvar v = ${text}\n`).decls;
    const value = decl?.kind === 'VarDecl' ? decl.values[0] : undefined;
    expect(value && structure(value)).toBe(expected);
  });
});

describe('statements', () => {
  test.each<[string, string]>([
    ['x := 1', 'AssignStmt'],
    ['x, y = y, x', 'AssignStmt'],
    ['x &^= 1', 'AssignStmt'],
    ['x++', 'IncDecStmt'],
    ['f(x)', 'ExprStmt'],
    ['c <- 1', 'SendStmt'],
    ['go f()', 'GoStmt'],
    ['defer f()', 'DeferStmt'],
    ['return a, b', 'ReturnStmt'],
    ['goto L', 'BranchStmt'],
    ['fallthrough', 'BranchStmt'],
    ['var a, b int = 1, 2', 'DeclStmt'],
    ['L: for { continue L }', 'LabeledStmt'],
    ['if x := f(); x == y { } else if z { } else { }', 'IfStmt'],
    ['switch x := y; { case x > 1, z: f(); default: }', 'SwitchStmt'],
    ['switch x := y.(type) { case int, *T: case nil: }', 'TypeSwitchStmt'],
    ['select { case x, ok := <-c: f(); case c <- 1: default: }', 'SelectStmt'],
    ['for ; ; { }', 'ForStmt'],
    ['for i := 0; i < 9; i++ { }', 'ForStmt'],
    ['for x < y { }', 'ForStmt'],
    ['for range xs { f() }', 'RangeStmt'],
    ['for i, x = range xs { }', 'RangeStmt'],
    ['for i := range 10 { }', 'RangeStmt'],
    ['{ }', 'Block'],
  ])('%s', (text, kind) => {
    const [decl] = parsed(`package p\nfunc f() {\n${text}\n}\n`).decls;
    const body = decl?.kind === 'FuncDecl' ? decl.body : undefined;
    expect(body?.stmts.map((s) => s.kind)).toEqual([kind]);
  });

  test('what follows `case` belongs to it', () => {
    const [decl] = parsed(
      'package p\nfunc f() { switch { case a: b(); c(); default: d() } }\n',
    ).decls;
    const [stmt] = decl?.kind === 'FuncDecl' ? (decl.body?.stmts ?? []) : [];
    const clauses = stmt?.kind === 'SwitchStmt' ? stmt.clauses : [];
    expect(clauses.map((clause) => [clause.isDefault, clause.body.length])).toEqual([
      [false, 2],
      [true, 1],
    ]);
  });

  test('a line ends a statement, even in true and before a block comment', () => {
    const text =
      'package p\nfunc f() {\n\tx = true\n\ty = nil /* a */\n\tz = 1 // b\n\treturn\n}\n';
    const [decl] = parsed(text).decls;
    expect(decl?.kind === 'FuncDecl' && decl.body?.stmts.length).toBe(4);
  });
});

describe('declarations', () => {
  test('a method, its receiver, parameters and results', () => {
    const [decl] = parsed(
      'package p\nfunc (p *T) M(a, b int, c ...string) (x int, err error)\n',
    ).decls;
    if (decl?.kind !== 'FuncDecl') throw new Error('no function');
    expect(decl.recv && exprText(decl.recv.type)).toBe('*T');
    expect(exprText(decl.type)).toBe('func(a, b int, c ...string) (x int, err error)');
    expect(decl.body).toBeUndefined();
  });

  test('line directives are refused, and what only looks like one is not', () => {
    const refused = 'package p\n\n//line foo.go:100\nvar x int\n\nvar y = 1 /*line bar.go:7:3*/\n';
    const messages = parseFile({ name: 'p.go', text: refused }).diagnostics.map(diagnosticText);
    expect(messages).toEqual([
      'p.go:3:1: hmapscope does not support line directives yet',
      'p.go:6:11: hmapscope does not support line directives yet',
    ]);
    const fine = 'package p\n\n//line 100\n\t//line a.go:1\nvar s = `\n//line a.go:1\n`\n';
    expect(parseFile({ name: 'p.go', text: fine }).diagnostics).toEqual([]);
  });

  test('embedded fields, tags and several names', () => {
    const [decl] = parsed(
      'package p\ntype T struct {\n\ta, b int `x`\n\t*sync.Mutex\n\tG[int]\n}\n',
    ).decls;
    const type = decl?.kind === 'TypeDecl' ? decl.type : undefined;
    const fields = type?.kind === 'StructType' ? type.fields : [];
    expect(fields.map((f) => [f.names.length, exprText(f.type), f.embedded, f.tag])).toEqual([
      [2, 'int', false, '`x`'],
      [0, '*sync.Mutex', true, undefined],
      [0, 'G[int]', true, undefined],
    ]);
  });

  test('type parameters', () => {
    const [type, func] = parsed(
      'package p\ntype A[T any, K ~int | string] = []T\nfunc F[T any](x T) {}\n',
    ).decls;
    const params = type?.kind === 'TypeDecl' ? type.typeParams : [];
    expect(params.map((p) => exprText(p.type))).toEqual(['any', '~int | string']);
    expect(func?.kind === 'FuncDecl' && func.typeParams.length).toBe(1);
  });

  test('directives stand directly above', () => {
    const text =
      'package p\n\n//hmapscope:private\n\n// Text.\n//hmapscope:atomic\n//go:nosplit\nfunc f()\n\n//hmapscope:private\nvar x int\n';
    const found = parsed(text).decls.map((d) => ('directives' in d ? d.directives : []));
    expect(found).toEqual([['hmapscope:atomic', 'go:nosplit'], ['hmapscope:private']]);
  });

  test('imports', () => {
    const { imports } = parsed('package p\nimport "a/b"\nimport (\n\tx "c"\n\t. "d"\n)\n');
    expect(imports.map(({ name, path }) => [name?.name, path])).toEqual([
      [undefined, 'a/b'],
      ['x', 'c'],
      ['.', 'd'],
    ]);
  });
});

test('zero bytes and halves of pairs are refused wherever they stand, as Go words it', () => {
  const text = 'package main\n\n// \0 \ud800\nfunc main() {\n\tprintln("\0")\n\tx := 3 \udc00\n}\n';
  const { file, diagnostics } = parseFile({ name: 'main.go', text });
  expect(diagnostics.map(({ line, column, message }) => `${line}:${column}: ${message}`)).toEqual([
    '3:4: invalid NUL character',
    '3:6: invalid UTF-8 encoding',
    '5:11: invalid NUL character',
    '6:9: invalid UTF-8 encoding',
  ]);
  expect(file.decls).toHaveLength(1);
});

test('columns count bytes', () => {
  const { diagnostics } = parseFile({ name: 'x.go', text: 'package p\nvar é, 世 = 1 2\n' });
  expect(diagnostics.map(diagnosticText)).toEqual([
    'x.go:2:17: syntax error: unexpected literal 2 after top level declaration',
  ]);
});
