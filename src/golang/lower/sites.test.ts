import { expect, test } from 'vitest';
import { checkPackages } from '../check-packages';
import { diagnosticText } from '../diagnostic';
import type { Func, Instr } from '../ir/ir';
import type { Module } from '../ir/module';
import { printFunc } from '../ir/print';
import { Library } from '../library';
import { lowerPackage } from './lower-package';

// What a function does that others can see: its accesses, calls and panics in order.
//
//     R8 h.count        a load of 8 bytes     W1 h.flags      a store of 1
//     assign            a call (of runtime.assign)            Index?  panicIndex, if so

const RUNTIME = `package runtime
import "unsafe"
func newobject(size uintptr) unsafe.Pointer
//hmapscope:atomic
func newproc(fn func()) {}
//hmapscope:atomic
func pause() {}
`;

function compiled(path: string, text: string, runtime = ''): Module {
  const library = new Library([
    { path: 'runtime', files: [{ name: 'runtime/stubs.go', text: RUNTIME + runtime }] },
    { path, files: [{ name: 'p.go', text }] },
  ]);
  const module = library.modules.find((m) => m.path === path);
  if (!module) throw new Error(`no ${path}`);
  return module;
}

function func(module: Module, name: string): Func {
  const found = module.funcs.find((f) => f.name === name);
  if (!found) throw new Error(`no ${name} among ${module.funcs.map((f) => f.name).join(' ')}`);
  return found;
}

function seen(instr: Instr): string | undefined {
  switch (instr.op) {
    case 'load':
      return instr.site && `R${instr.site.size} ${instr.site.text}`;
    case 'store':
      return instr.site && `W${instr.site.size} ${instr.site.text}`;
    case 'atomic':
      return `${instr.fn} ${instr.site?.text}`;
    case 'call':
      return instr.symbol.replace('runtime.', '');
    case 'callclosure':
      return '()';
    case 'panicif':
      return `${instr.symbol.replace('runtime.panic', '')}?`;
    default:
      return undefined;
  }
}

/** Of a function in package p, which is written as our library is. */
function doings(text: string, name = 'f', path = 'p', runtime = ''): string {
  const module = compiled(path, `package ${path}\n${text}`, runtime);
  const { blocks } = func(module, `${path}.${name}`);
  return blocks.flatMap(({ instrs }) => instrs.map(seen).filter((s) => s !== undefined)).join(', ');
}

const H =
  'type H struct { count int; flags uint8; name string; list []int; in struct{ deep int32 } }\n';

test('a string of bytes reads each of them, and bytes of a string nothing but its words', () => {
  const runtime = `func slicebytetostring(p *byte, n int) string\nfunc mallocgc(n uintptr) unsafe.Pointer\nfunc stringtoslicebyte(s string, frame int) []byte\n`;
  const of = (text: string): string => doings(text, 'f', 'p', runtime);
  expect(of('func f(b []byte) string { return string(b) }')).toBe('mallocgc, R1 string(b)');
  expect(of('func f(s string) []byte { return []byte(s) }')).toBe('stringtoslicebyte');
});

test('a compound assignment loads once and stores once', () => {
  expect(doings(`${H}func f(h *H) { h.flags ^= 4; h.count++ }`)).toBe(
    'R1 h.flags, W1 h.flags, R8 h.count, W8 h.count',
  );
});

test('operands are loaded from left to right as written', () => {
  const text = `${H}var a, b int\nfunc g() int { return 1 }\nfunc f(h *H) int { return a + h.count*b + g() }`;
  expect(doings(text)).toBe('R8 a, R8 h.count, R8 b, p.g');
});

test('an unused load is still made', () => {
  expect(doings(`${H}func f(h *H) { _ = h.count }`)).toBe('R8 h.count');
});

test('a string is two accesses, and its length alone one', () => {
  expect(doings(`${H}func f(h *H) string { return h.name }`)).toBe('R8 h.name, R8 len(h.name)');
  expect(doings(`${H}func f(h *H) int { return len(h.name) + cap(h.list) }`)).toBe(
    'R8 len(h.name), R8 cap(h.list)',
  );
});

test('a struct is copied field by field', () => {
  expect(doings('type P struct { x int32; y bool }\nfunc f(a, b *P) { *a = *b }')).toBe(
    'R4 b.x, R1 b.y, W4 a.x, W1 a.y',
  );
});

test('a nested field and an array element are accessed alone', () => {
  expect(doings(`${H}func f(h *H) { h.in.deep = 1 }`)).toBe('W4 h.in.deep');
  expect(
    doings('type B struct { top [8]uint8 }\nfunc f(b *B, i uintptr) uint8 { return b.top[i] }'),
  ).toBe('IndexU?, R1 b.top[i]');
});

test('an index out of range is found after the right side was evaluated', () => {
  const text = 'func g() int { return 1 }\nfunc f(xs []int, i int) { xs[i] = g() }';
  expect(doings(text)).toBe('p.g, Index?, W8 xs[i]');
});

test('a field site names the struct that declares it', () => {
  const module = compiled('p', `package p\n${H}func f(h *H) { h.count = 1 }`);
  const store = func(module, 'p.f').blocks[0]?.instrs.find((i) => i.op === 'store');
  expect(store?.site).toEqual({
    kind: 'write',
    size: 8,
    pos: expect.any(Number) as number,
    end: expect.any(Number) as number,
    text: 'h.count',
    field: 'p.H.count',
  });
});

test('private types, private variables, private and quiet functions have no visible accesses', () => {
  expect(doings('//hmapscope:private\ntype H struct { n int }\nfunc f(h *H) { h.n++ }')).toBe('');
  expect(doings('//hmapscope:private\nvar n int\nfunc f() { n++ }')).toBe('');
  expect(doings(`${H}//hmapscope:private\nfunc f(h *H) { h.count++ }`)).toBe('');
  expect(doings(`${H}//hmapscope:quiet\nfunc f(h *H) { h.count++ }`)).toBe('');
});

test('what is being made is not visible yet', () => {
  expect(doings('type P struct { x, y int }\nfunc f() *P { return &P{1, 2} }')).toBe('newobject');
  expect(doings('func f() []int { return []int{1, 2} }')).toBe('newobject');
  expect(doings('func f() *int { x := 1; x++; return &x }')).toBe('newobject, R8 x, W8 x');
});

test('locals are not visible, and bytes of strings never', () => {
  expect(doings('func f(s string, n int) uint8 { var a [4]int; a[n&3] = n; return s[a[0]] }')).toBe(
    'Index?, Index?',
  );
});

test('a variable never assigned again is captured by value, others by reference', () => {
  const text =
    'func f(n int) { k := 1; k++; func() { println2(n, k) }() }\nfunc println2(a, b int) {}';
  const module = compiled('p', `package p\n${text}`);
  expect(func(module, 'p.f.func1').captures).toMatchObject([
    { name: 'n', offset: 8, byRef: false },
    { name: 'k', offset: 16, byRef: true },
  ]);
});

test('the address of a variable goes to the heap, but not that behind unsafe.Pointer', () => {
  const text =
    'import "unsafe"\nfunc g(p unsafe.Pointer) {}\nfunc f(k uint64) { g(unsafe.Pointer(&k)) }';
  expect(doings(text)).toBe('p.g');
});

test('an atomic names the field that it is on', () => {
  const text = `package p
import "sync/atomic"
type G struct { n int32 }
type H struct { G; in *G }
func f(h *H, n *int32) { atomic.AddInt32(&h.n, 1); atomic.AddInt32(&h.in.n, 1); atomic.AddInt32(n, 1) }`;
  const library = new Library([
    { path: 'runtime', files: [{ name: 'runtime/stubs.go', text: RUNTIME }] },
    {
      path: 'sync/atomic',
      files: [{ name: 'a.go', text: 'package atomic\nfunc AddInt32(p *int32, n int32) int32\n' }],
    },
    { path: 'p', files: [{ name: 'p.go', text }] },
  ]);
  const module = library.modules.find(({ path }) => path === 'p');
  const instrs = module?.funcs.find(({ name }) => name === 'p.f')?.blocks.flatMap((b) => b.instrs);
  const fields = instrs?.flatMap((i) => (i.op === 'atomic' ? [i.site?.field] : []));
  expect(fields).toEqual(['p.G.n', 'p.G.n', undefined]);
});

test('a call of an atomic function is one visible operation', () => {
  const module = compiled('p', 'package p\nimport "runtime"\nfunc f() { runtime.pause() }');
  expect(printFunc(func(module, 'p.f'))).toBe(
    ['func p.f()', 'b0:', '  call runtime.pause() ; call0 pause', '  ret', ''].join('\n'),
  );
});

test('go makes a closure that holds the evaluated arguments', () => {
  const text = 'func g(a int, s string) {}\nfunc f(n int) { go g(n+1, "x") }';
  expect(doings(text)).toBe('newobject, newproc');
  const module = compiled('p', `package p\n${text}`);
  expect(printFunc(func(module, 'p.f.gowrap1'))).toBe(
    [
      'func p.f.gowrap1(r0 i64) wrapper',
      'b0:',
      '  r1 i64 = i64 [r0+8]',
      '  r2 i64 = i64 [r0+16]',
      '  r3 i64 = i64 [r0+24]',
      '  call p.g(r1, r2, r3)',
      '  ret',
      '',
    ].join('\n'),
  );
});

test('map operations are the calls that gc makes', () => {
  const M = 'var m map[int]int\n';
  expect(doings(`${M}func f(k int) int { return m[k] }`)).toBe('R8 m, mapaccess1_fast64, R8 m[k]');
  expect(doings(`${M}func f(k, v int) { m[k] = v }`)).toBe('R8 m, mapassign_fast64, W8 m[k]');
  expect(doings(`${M}func f(k int) { m[k]++ }`)).toBe('R8 m, mapassign_fast64, R8 m[k], W8 m[k]');
  expect(doings(`${M}func f(k, v int) { m[k] /= v }`)).toBe(
    'R8 m, mapaccess1_fast64, R8 m[k], divide?, mapassign_fast64, W8 m[k]',
  );
  expect(doings(`${M}func f(k int) bool { _, ok := m[k]; return ok }`)).toBe(
    'R8 m, mapaccess2_fast64',
  );
  expect(doings(`${M}func f() int { return len(m) }`)).toBe('R8 m, R8 len(m)');
  expect(doings(`${M}func f() { for k := range m { delete(m, k) } }`)).toBe('R8 m, mapclear');
  expect(doings('var l map[string][]int\nfunc f(k string) { l[k] = append(l[k], 1) }')).toBe(
    'R8 l, mapassign_faststr, R8 l[k], R8 len(l[k]), R8 cap(l[k]), growslice, W8 l[k][len(l[k])], W8 l[k], W8 len(l[k]), W8 cap(l[k])',
  );
});

test('a range over a map reads the keys and elems that it asks for', () => {
  const text = 'var m map[int]int\nfunc f() { for k, v := range m { _ = k + v } }';
  expect(doings(text)).toBe('R8 m, mapiterinit, R8 key of m, R8 m[k], mapiternext');
});

test('what is not supported is said, not thrown', () => {
  const text = 'package p\nfunc f(a [2]int) { println(a) }';
  const source = { path: 'p', files: [{ name: 'p.go', text }] };
  const { packages } = checkPackages([source], { library: true }, new Map());
  const diagnostics = packages.flatMap(
    (pkg) => lowerPackage(pkg, { facts: new Map(), privateVariables: new Set() }).diagnostics,
  );
  expect(diagnostics.map(diagnosticText)).toEqual([
    'p.go:2:20: hmapscope does not support printing this yet',
  ]);
});

// spec/hmap.md §3; each as a disassembly of real Go's program has it.
test.each([
  ['int32', 'int', '_fast32', '_fast32'],
  ['rune', '[128]byte', '_fast32', '_fast32'],
  ['[4]byte', 'int', '_fast32', '_fast32'],
  ['struct{ a, b int16 }', 'int', '_fast32', '_fast32'],
  ['uintptr', 'int', '_fast64', '_fast64'],
  ['[8]byte', 'int', '_fast64', '_fast64'],
  ['struct{ a, b int32 }', 'int', '_fast64', '_fast64'],
  ['*int', 'int', '_fast64ptr', '_fast64'],
  ['chan int', 'int', '_fast64ptr', '_fast64'],
  ['struct{ p *int }', 'int', '_fast64ptr', '_fast64'],
  ['string', 'int', '_faststr', '_faststr'],
  ['T', 'int', '_faststr', '_faststr'],
  ['int16', 'int', '', ''],
  ['bool', 'int', '', ''],
  ['float64', 'int', '', ''],
  ['float32', 'int', '', ''],
  ['complex64', 'int', '', ''],
  ['any', 'int', '', ''],
  ['[5]byte', 'int', '', ''],
  ['[1]string', 'int', '_faststr', '_faststr'],
  ['struct{ s string }', 'int', '_faststr', '_faststr'],
  ['[1]int32', 'int', '_fast32', '_fast32'],
  ['struct{ a [1]*int }', 'int', '_fast64ptr', '_fast64'],
  ['struct{}', 'int', '', ''],
  ['[0]string', 'int', '', ''],
  ['struct{ f float64 }', 'int', '', ''],
  ['struct{ a, b int64 }', 'int', '', ''],
  ['struct{ a int8; b int16 }', 'int', '', ''],
  ['struct{ a int32; _ int32 }', 'int', '', ''],
  ['int64', '[129]byte', '', ''],
  ['string', '[17]int64', '', ''],
])('a map[%s]%s is served by mapassign%s and mapaccess1%s', (key, elem, assign, access) => {
  const text = `type T string\nvar m map[${key}]${elem}\nfunc f(k ${key}, v *${elem}) `;
  const called = (body: string): string | undefined =>
    doings(`${text}{ ${body} }`).match(/map(assign|access|delete)\w*/)?.[0];
  expect(called('m[k] = *v')).toBe(`mapassign${assign}`);
  expect(called('*v = m[k]')).toBe(`mapaccess1${access}`);
  expect(called('_, _ = m[k]')).toBe(`mapaccess2${access}`);
  expect(called('delete(m, k)')).toBe(`mapdelete${access}`);
});
