import type { TraceProgram } from './trace-programs';

/** The Go source: `phase` is written before and after the traced statement. */
export function traceSource(program: TraceProgram): string {
  const { key, elem, hint = '', before, traced, imports = '' } = program;
  return `package main

${imports}

type P struct{ a, b, c int64 }

var (
	m      map[${key}]${elem}
	keys   [64]${key}
	random [4]uint64
	text   [512]byte
	phase  int
	sink   int
	found  bool
)

func main() {
	m = make(map[${key}]${elem}${hint})
	${before}
	phase = 1
	${traced}
	phase = 2
	// The linker keeps what is used.
	sink = int(random[0]) + int(text[0])
	found = keys[0] == keys[1]
}
`;
}
