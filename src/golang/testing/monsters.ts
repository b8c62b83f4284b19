import { oneOf, type Pick } from './random';

type Monster = (size: number) => string;

function around(open: string, inner: string, close: string): Monster {
  return (n) => open.repeat(n) + inner + close.repeat(n);
}

const inMain =
  (body: Monster): Monster =>
  (n) =>
    `func main() {\n${body(n)}\n}`;

const many =
  (line: (i: number) => string): Monster =>
  (n) =>
    Array.from({ length: n }, (_, i) => line(i)).join('\n');

const NO_MAIN = '\nfunc main() {}';

/** Texts that nest deep, are long, or name something huge; what they declare stands behind `package main`. */
export const MONSTERS: Readonly<Record<string, Monster>> = {
  parentheses: (n) => `var x = ${around('(', '1', ')')(n)}${NO_MAIN}`,
  'slice types': (n) => `var x ${'[]'.repeat(n)}int${NO_MAIN}`,
  'array types': (n) => `var x ${'[2]'.repeat(n)}int${NO_MAIN}`,
  'empty array types': (n) => `var x ${'[0]'.repeat(n)}int${NO_MAIN}`,
  'pointer types': (n) => `var x ${'*'.repeat(n)}int${NO_MAIN}`,
  'map types': (n) => `var x ${'map[int]'.repeat(n)}int${NO_MAIN}`,
  'chan types': (n) => `var x ${'chan '.repeat(n)}int${NO_MAIN}`,
  'struct types': (n) => `var x ${around('struct{ a ', 'int', '}')(n)}${NO_MAIN}`,
  'func types': (n) => `var x ${'func() '.repeat(n)}int${NO_MAIN}`,
  'parameter types': (n) => `var x ${around('func(', 'int', ')')(n)}${NO_MAIN}`,
  'interface types': (n) => `var x ${around('interface{ m() ', 'int', '}')(n)}${NO_MAIN}`,
  sums: (n) => `var y = 1; var x = ${'y+'.repeat(n)}1${NO_MAIN}`,
  'right sums': (n) => `var y = 1; var x = ${around('y+(', '1', ')')(n)}${NO_MAIN}`,
  strings: (n) => `var x = ${'"a"+'.repeat(n)}"b"${NO_MAIN}`,
  'string sums': (n) => `var y = "b"; var x = ${'y+'.repeat(n)}"b"${NO_MAIN}`,
  comparisons: (n) => `var y bool; var x = ${'y == '.repeat(n)}true${NO_MAIN}`,
  conditions: (n) => `var y bool; var x = ${'y && '.repeat(n)}y || !y${NO_MAIN}`,
  'minus signs': (n) => `var x = ${'- '.repeat(n)}1${NO_MAIN}`,
  'not signs': (n) => `var x = ${'!'.repeat(n)}true${NO_MAIN}`,
  stars: (n) => `var p *int; var x = ${'*'.repeat(n)}p${NO_MAIN}`,
  arrows: (n) => `var p chan int; var x = ${'<-'.repeat(n)}p${NO_MAIN}`,
  calls: (n) => `var x = f${'()'.repeat(n)}${NO_MAIN}`,
  'nested calls': (n) =>
    `func f(int) int { return 1 }\nvar x = ${around('f(', '1', ')')(n)}${NO_MAIN}`,
  conversions: (n) => `var x = ${around('int(', '1', ')')(n)}${NO_MAIN}`,
  'chained methods': (n) =>
    `type T struct{}\nfunc (t T) m() T { return t }\nvar x = T{}${'.m()'.repeat(n)}${NO_MAIN}`,
  'chained fields': (n) => `type T struct{ p *T }\nvar t T; var x = t${'.p'.repeat(n)}${NO_MAIN}`,
  indices: (n) => `var a []int; var x = ${around('a[', '0', ']')(n)}${NO_MAIN}`,
  'chained indices': (n) =>
    `type S []S\nfunc main() { var s S; defer func() { recover() }(); _ = s${'[0]'.repeat(n)} }`,
  literals: (n) => `type T []T\nvar x = T${around('{', '', '}')(n)}${NO_MAIN}`,
  'typed literals': (n) => `type T struct{ p any }\nvar x = ${around('T{', '1', '}')(n)}${NO_MAIN}`,
  blocks: inMain(around('{', '', '}')),
  ifs: inMain(around('if true {', '', '}')),
  elses: inMain((n) => `x := 1\n_ = x\nif x == 0 {} ${'else if x == 1 {} '.repeat(n)}`),
  loops: inMain(around('for range 1 {', '', '}')),
  switches: inMain(around('switch { default: ', '', '}')),
  selects: inMain(around('select { default: ', '', '}')),
  labels: inMain((n) => many((i) => `L${i}: for { break L${i} }`)(n)),
  'nested labels': inMain((n) => `${many((i) => `L${i}: for {`)(n)}break L0${'}'.repeat(n)}`),
  'function literals': inMain(around('func() {', '', '}()')),
  closures: inMain((n) => `x := 0\n${around('func() { x++;', 'println(x)', '}()')(n)}`),
  'literals in expressions': (n) =>
    `var x = ${around('func() int { return ', '1', '}()')(n)}${NO_MAIN}`,
  defers: inMain(many(() => 'defer func() {}()')),
  statements: inMain((n) => `x := 0\n${'x++\n'.repeat(n)}println(x)`),
  prints: inMain((n) => `println(${'1,'.repeat(n)}1)`),
  variables: (n) => many((i) => `var x${i} = ${i}`)(n) + NO_MAIN,
  'dependent variables': (n) =>
    `${many((i) => `var x${i} = x${i + 1} + 1`)(n)}\nvar x${n} = len("")${NO_MAIN}`,
  'dependent constants': (n) =>
    `${many((i) => `const x${i} = x${i + 1} + 1`)(n)}\nconst x${n} = 0${NO_MAIN}`,
  'dependent functions': (n) =>
    `${many((i) => `func f${i}() { f${i + 1}() }`)(n)}\nfunc f${n}() {}\nvar x = func() int { f0(); return 1 }()${NO_MAIN}`,
  'doubling constants': (n) =>
    `const x0 = "ab"\n${many((i) => `const x${i + 1} = x${i} + x${i}`)(n)}${NO_MAIN}`,
  'squared constants': (n) =>
    `const x0 = 3\n${many((i) => `const x${i + 1} = x${i} * x${i}`)(n)}${NO_MAIN}`,
  'squared floats': (n) =>
    `const x0 = 1.1\n${many((i) => `const x${i + 1} = x${i} * x${i}`)(n)}${NO_MAIN}`,
  'divided floats': (n) =>
    `const x0 = 1.1\n${many((i) => `const x${i + 1} = 1 / (x${i} + 1.3)`)(n)}${NO_MAIN}`,
  iota: (n) => `const (\nx0 = iota\n${many((i) => `x${i + 1}`)(n)}\n)${NO_MAIN}`,
  types: (n) =>
    `type T0 struct{}\n${many((i) => `type T${i + 1} struct { T${i} }`)(n)}\nvar x T${n}${NO_MAIN}`,
  'doubling types': (n) =>
    `type T0 struct{ a int }\n${many((i) => `type T${i + 1} struct { a, b T${i} }`)(n)}\nvar x T${n}${NO_MAIN}`,
  'doubling locals': (n) =>
    `type T0 struct{ a int }\n${many((i) => `type T${i + 1} struct { a, b T${i} }`)(n)}\nfunc main() { var x T${n}; y := x; _ = y == x }`,
  'doubling pairs': (n) =>
    `type T0 struct{ a int }\n${many((i) => `type T${i + 1} struct { a, b *T${i} }`)(n)}\nfunc main() { var x, y any = T${n}{}, T${n}{}; println(x == y) }`,
  'doubling embedding': (n) =>
    `type T0 struct{ a int }\n${many((i) => `type L${i + 1} struct { T${i} }; type R${i + 1} struct { T${i} }; type T${i + 1} struct { L${i + 1}; R${i + 1} }`)(n)}\nvar x T${n}\nvar y = x.a${NO_MAIN}`,
  'doubling unnamed types': (n) =>
    `type T0 = struct{ a int }\n${many((i) => `type T${i + 1} = struct { a, b *T${i} }`)(n)}\nvar x T${n}\nvar y any = x${NO_MAIN}`,
  'recursive unnamed types': (n) =>
    `${many((i) => `type T${i} struct { a *T${i + 1}; b *T${(i * 7) % n} }`)(n)}\ntype T${n} *T0${NO_MAIN}`,
  'embedded interfaces': (n) =>
    `type I0 interface{ m0() }\n${many((i) => `type I${i + 1} interface { I${i}; m${i + 1}() }`)(n)}\nvar x I${n}${NO_MAIN}`,
  unions: (n) =>
    `type C interface { ${'~int | '.repeat(n)}string }\nfunc f[T C](t T) {}\nfunc main() { f(1) }`,
  'type parameters': (n) =>
    `func f[${many((i) => `T${i} any,`)(n)}](x T0) {}\nfunc main() { f[int](1) }`,
  'type arguments': (n) =>
    `type P[T any] struct{ t *T }\nvar x ${around('P[', 'int', ']')(n)}${NO_MAIN}`,
  'doubling type arguments': (n) =>
    `type P[T, U any] struct{ t *T; u *U }\ntype T0 = int\n${many((i) => `type T${i + 1} = P[T${i}, T${i}]`)(n)}\nvar x T${n}${NO_MAIN}`,
  'doubling instances': (n) =>
    `type P[T any] struct{ a, b T }\n${many((i) => `func f${i}[T any](t T) { f${i + 1}(P[T]{t, t}); f${i + 1}(t) }`)(n)}\nfunc f${n}[T any](t T) {}\nfunc main() { f0(1) }`,
  'instance cycles': (n) =>
    `type P[T any] struct{ p *P[P[T]] }\nfunc f[T any](k int) { f[P[T]](k) }\nvar x P[int]\nfunc main() { f[int](${n}) }`,
  'method cycles': () =>
    `type P[T any] struct{}\nfunc (p P[T]) m() { var q P[P[T]]; q.m() }\nfunc main() { P[int]{}.m() }`,
  'array cycles': () => `type T [len(x)]int\nvar x T${NO_MAIN}`,
  'size cycles': () =>
    `import "unsafe"\ntype T [unsafe.Sizeof(x)]int\nvar x T\ntype S struct { a [2]S }${NO_MAIN}`,
  'constraint cycles': () =>
    `type A[T B[T]] interface{ m() }\ntype B[T A[T]] interface{ m() }\nfunc f[T A[T]](t T) {}${NO_MAIN}`,
  'alias cycles': () => `type A = B\ntype B = C\ntype C = A\nvar x A${NO_MAIN}`,
  'interface cycles': () =>
    `type I interface { J }\ntype J interface { I }\ntype K interface { m() interface { K } }\nvar k K${NO_MAIN}`,
  'big arrays': (n) => `var x [1 << ${n % 64}]int${NO_MAIN}`,
  'big local arrays': inMain((n) => `var x [1 << ${n % 64}]int; x[0]++; y := x; _ = y`),
  'big heap arrays': inMain((n) => `p := new([1 << ${n % 64}]int); println(p != nil)`),
  'big array literals': (n) => `var x = [...]int{1 << ${n % 64}: 1}${NO_MAIN}`,
  'big local literals': inMain((n) => `x := [...]byte{1 << ${n % 40}: 1}; println(len(x))`),
  'big slice literals': inMain((n) => `x := []int{1 << ${n % 64}: 1}; println(len(x))`),
  'big parameters': (n) =>
    `func f(a [1 << ${n % 32}]byte) [1 << ${n % 32}]byte { return a }\nfunc main() { f(f([1 << ${n % 32}]byte{})) }`,
  'big map elems': inMain((n) => `m := map[int][1 << ${n % 32}]byte{}; m[1] = m[2]`),
  'big map keys': inMain((n) => `m := map[[1 << ${n % 32}]byte]int{}; m[[1 << ${n % 32}]byte{}]++`),
  'big chans': inMain(
    (n) => `c := make(chan [1 << ${n % 32}]byte, 1<<${n % 64}); println(c != nil)`,
  ),
  'big boxes': inMain((n) => `var x any = [1 << ${n % 32}]byte{}; println(x == x)`),
  'many elements': (n) => `var x = []int{${'1,'.repeat(n)}}${NO_MAIN}`,
  'many local elements': inMain((n) => `y := 1; x := []int{${'y,'.repeat(n)}}; println(len(x))`),
  'many entries': (n) => `var x = map[int]string{\n${many((i) => `${i}: "x",`)(n)}\n}${NO_MAIN}`,
  'many cases': inMain((n) => `x := ${n}\nswitch x {\n${many((i) => `case ${i}: x++`)(n)}\n}`),
  'many string cases': inMain(
    (n) => `x := "a"\nswitch x {\n${many((i) => `case "${i}": x = ""`)(n)}\n}`,
  ),
  'many type cases': (n) =>
    `${many((i) => `type T${i} int`)(n)}\nfunc main() { var x any\nswitch x.(type) {\n${many((i) => `case T${i}:`)(n)}\n} }`,
  'many comm cases': inMain(
    (n) => `c := make(chan int)\nselect {\n${many(() => 'case <-c:')(n)}\ndefault: }`,
  ),
  'many methods': (n) =>
    `type T struct{}\n${many((i) => `func (T) m${i}() {}`)(n)}\nvar x any = T{}${NO_MAIN}`,
  'many fields': (n) =>
    `type T struct{\n${many((i) => `f${i} string`)(n)}\n}\nvar x, y any = T{}, T{}\nfunc main() { println(x == y) }`,
  'many parameters': (n) =>
    `func f(${many((i) => `p${i} int,`)(n)}) int { return p0 }\nvar x = f(${'1,'.repeat(n)})${NO_MAIN}`,
  'many results': (n) =>
    `func f() (${many((i) => `p${i} int,`)(n)}) { return }\nfunc main() { f() }`,
  'many assignments': inMain(
    (n) =>
      `var a [${n}]int\n${Array.from({ length: n }, (_, i) => `a[${i}]`).join(',')} = ${Array.from({ length: n }, (_, i) => `a[${n - 1 - i}]`).join(',')}`,
  ),
  'many errors': (n) => many((i) => `var x${i} int = "${i}" + y${i}`)(n) + NO_MAIN,
  'many locals': inMain(many((i) => `x${i} := ${i}; _ = x${i}`)),
  'many escaping locals': inMain(many((i) => `x${i} := ${i}; defer func() { x${i}++ }()`)),
  'many gotos': inMain(many((i) => `goto L${i}; L${i}: println()`)),
  shifts: (n) => `const x = 1 << ${n}\nvar y = x >> ${n}${NO_MAIN}`,
  'big shifts': (n) => `const x = 1 << ${n}000000${NO_MAIN}`,
  'shifted floats': (n) => `const x = 1.5 << ${n}\nvar y = 1.0 << ${n}${NO_MAIN}`,
  digits: (n) => `const x = 1${'0'.repeat(n)}\nvar y = x / x${NO_MAIN}`,
  decimals: (n) => `const x = 0.${'1'.repeat(n)}\nvar y float64 = x${NO_MAIN}`,
  exponents: (n) => `const x = 1e${n}\nvar y float64 = x${NO_MAIN}`,
  'small exponents': (n) => `const x = 1e-${n}\nvar y float64 = x${NO_MAIN}`,
  'binary exponents': (n) => `const x = 0x1p${n}\nvar y float64 = x / 0x1p-${n}${NO_MAIN}`,
  'huge exponents': (n) => `const x = 1e${n}000000\nvar y float64 = x * x${NO_MAIN}`,
  'complex products': (n) => `const x = ${'1.1i*'.repeat(n)}1i\nvar y = x${NO_MAIN}`,
  names: (n) => `var ${'a'.repeat(n)} = ${'b'.repeat(n)}${NO_MAIN}`,
  lines: (n) => `var x = "${'a'.repeat(n)}" + 1${NO_MAIN}`,
  comments: (n) => `/*${'*'.repeat(n)}${NO_MAIN}`,
  'line comments': (n) => `${'//'.repeat(n)}${NO_MAIN}`,
  'blank lines': (n) => '\n'.repeat(n) + NO_MAIN,
  spaces: (n) => ' '.repeat(n) + NO_MAIN,
  semicolons: (n) => ';'.repeat(n) + NO_MAIN,
  'open strings': (n) => `var x = ${'"a\n'.repeat(n)}${NO_MAIN}`,
  'open quotes': (n) => `var x = ${"'".repeat(n)}${NO_MAIN}`,
  'open raw strings': (n) => `var x = \`${'a\n'.repeat(n)}${NO_MAIN}`,
  escapes: (n) => `var x = "${'\\x'.repeat(n)}"${NO_MAIN}`,
  'lone surrogates': (n) => `var x = "${'\ud800'.repeat(n)}"${NO_MAIN}`,
  nulls: (n) => '\u0000'.repeat(n) + NO_MAIN,
  'open brackets': (n) => `var x = ${'([{'.repeat(n)}${NO_MAIN}`,
  'closed brackets': (n) => ')]}'.repeat(n) + NO_MAIN,
  imports: (n) => `${many((i) => `import a${i} "fmt"`)(n)}${NO_MAIN}`,
  dots: (n) => `import . "fmt"\nvar x = a${'.b'.repeat(n)}${NO_MAIN}`,
  ellipses: (n) => `func f(${'...'.repeat(n)}int) {}${NO_MAIN}`,
  'type switches': inMain(
    (n) => `var x any\n${around('switch x := x.(type) { default: _ = x;', '', '}')(n)}`,
  ),
  'big makes': inMain(
    (n) =>
      `defer func() { recover() }()\nk := 1 << ${n % 64}\nx := make([]int, k)\nm := make(map[int]int, k)\nprintln(len(x), len(m))`,
  ),
  'deep recursion': (n) =>
    `func f(k int) int { if k == 0 { return 0 }; return f(k-1) + 1 }\nfunc main() { println(f(${n})) }`,
};

const SIZES = [1, 2, 5, 20, 31, 40, 62, 63, 100, 300, 390, 410, 1000, 1100, 3000, 20000];

export function monsterOf(name: string, size: number): string {
  return `package main\n\n${MONSTERS[name]?.(size) ?? ''}\n`;
}

export function monster(pick: Pick): string {
  return monsterOf(oneOf(pick, Object.keys(MONSTERS)) ?? '', oneOf(pick, SIZES) ?? 1);
}
