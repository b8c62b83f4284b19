import { expect, test } from 'vitest';
import { compileMain, gorootLibrary, interpret } from './testing/run';

const library = gorootLibrary();

/** Which panic function ends a main of these statements, with which arguments, after which output. */
function ending(body: string, declarations = ''): string {
  const text = `package main\n${declarations}\nfunc main() {\n${body}\n}\n`;
  return interpret(compileMain(text, library), library)
    .output.replaceAll('runtime.panic', '')
    .trim();
}

test('indices and bounds are checked as Go does, with the numbers that it prints', () => {
  expect(ending('xs, i := []int{1}, 5; _ = xs[i]')).toBe('Index(5, 1)');
  expect(ending('xs, i := []int{1}, -1; xs[i] = 2')).toBe('Index(-1, 1)');
  expect(ending('var a [3]int; i := uint8(3); a[i]++')).toBe('Index(3, 3)');
  expect(ending('s, i := "abc", 3; _ = s[i]')).toBe('Index(3, 3)');
  expect(ending('xs, i := make([]int, 2, 4), 5; _ = xs[:i]')).toBe('SliceAcap(5, 4)');
  expect(ending('xs, i := make([]int, 2, 4), 3; _ = xs[i:]')).toBe('SliceB(3, 2)');
  expect(ending('xs, i := make([]int, 2, 4), 5; _ = xs[::i]'.replace('[::', '[0:1:'))).toBe(
    'Slice3Acap(5, 4)',
  );
  expect(ending('s, i := "abc", 4; _ = s[:i]')).toBe('SliceAlen(4, 3)');
  expect(ending('s, i := "abc", 2; _ = s[i:1]')).toBe('SliceB(2, 1)');
});

test('division by zero and negative shifts panic', () => {
  expect(ending('a, b := 1, 0; println(a / b)')).toBe('divide()');
  expect(ending('var a, b uint8 = 1, 0; println(a % b)')).toBe('divide()');
  expect(ending('a, b := 1, -1; println(a << b)')).toBe('shift()');
});

test('nil pointers are found at loads, stores and addresses of fields', () => {
  const T = 'type T struct { a int; b struct { c int } }';
  expect(ending('var p *T; println(p.a)', T)).toBe('mem(0)');
  expect(ending('var p *T; p.b.c = 1', T)).toMatch(/^mem/);
  expect(ending('var p *T; q := &p.b; println(q == nil)', T)).toBe('mem(0)');
  expect(ending('var f func(); f()')).toMatch(/^mem/);
});

test('what comes before a panic has happened', () => {
  const f = 'func f() int { println("f"); return 1 }';
  expect(ending('xs := []int{}; i := 0; xs[i] = f()', f)).toBe('f\nIndex(0, 0)');
});

test('deferred calls run when a function returns, last one first', () => {
  const f =
    'func f() { for i := range 3 { defer println3(i) }; println("body") }\nfunc println3(i int) { println(i) }';
  expect(ending('f()', f)).toBe('body\n2\n1\n0');
});
