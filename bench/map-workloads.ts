import type { Workload } from './workloads';

// One operation on maps of one size, so often that the rest of the program does not count.

const SIZES = [1e3, 1e5, 1e6] as const;
/** Of one program, all rounds together. */
const OPERATIONS = 2e6;

const KEYS = {
  int64: 'func key(i int) int64 { return int64(i) * 7 }',
  // Made before: what is measured is the map.
  string: `var keys []string

func init() {
	for i := 0; i < size; i++ {
		digits := ""
		for n := i; n > 0; n /= 10 {
			digits = string(rune('0'+n%10)) + digits
		}
		keys = append(keys, "key "+digits)
	}
}

func key(i int) string { return keys[i] }`,
} as const;

const FILL = `for i := 0; i < size; i++ {
			m[key(i)] = i
		}`;

const BODIES = {
  assign: `for r := 0; r < rounds; r++ {
		m := map[KEY]int{}
		${FILL}
		total += len(m)
	}`,
  overwrite: `m := map[KEY]int{}
	for r := 0; r < rounds; r++ {
		${FILL}
		total += len(m)
	}`,
  lookup: `m := map[KEY]int{}
	for r := 0; r < 1; r++ {
		${FILL}
	}
	for r := 0; r < rounds; r++ {
		for i := 0; i < size; i++ {
			total += m[key(i)]
		}
	}`,
  iterate: `m := map[KEY]int{}
	for r := 0; r < 1; r++ {
		${FILL}
	}
	for r := 0; r < rounds; r++ {
		for _, v := range m {
			total += v
		}
	}`,
  'assign and delete': `m := map[KEY]int{}
	for r := 0; r < (rounds+1)/2; r++ {
		${FILL}
		for i := 0; i < size; i++ {
			delete(m, key(i))
		}
		total += len(m)
	}`,
} as const;

export const MAP_WORKLOADS: readonly Workload[] = Object.entries(KEYS).flatMap(([type, key]) =>
  Object.entries(BODIES).flatMap(([operation, body]) =>
    SIZES.map((size) => ({
      name: `maps, ${type}, ${size.toExponential(0).replace('+', '')}, ${operation}`,
      source: `package main

const (
	size   = ${size}
	rounds = ${Math.ceil(OPERATIONS / size)}
)

${key}

func main() {
	total := 0
	${body.replaceAll('KEY', type)}
	println(total)
}
`,
    })),
  ),
);
