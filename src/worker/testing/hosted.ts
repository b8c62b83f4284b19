import { buildProgram } from '../../machine';
import type { PolicyChoice } from '../../recording';
import { library as compiled } from '../library';
import { SessionHost } from '../session-host';

export const library = await compiled;

export const RANDOM: PolicyChoice = { kind: 'random', seed: 1 };

/** A session in this very thread. */
export function host(memory: 'shared' | 'plain' = 'plain'): SessionHost {
  return new SessionHost({
    build: (source) => buildProgram(source, library, memory),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
}

export const twoWriters = `package main

import (
	"fmt"
	"sync"
)

func main() {
	m := make(map[int]int)
	var wg sync.WaitGroup
	for w := 0; w < 2; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 10; i++ {
				m[w*10+i] = i
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(m))
}
`;

export const locked = twoWriters
  .replace('var wg sync.WaitGroup', 'var wg sync.WaitGroup\n\tvar mu sync.Mutex')
  .replace('m[w*10+i] = i', 'mu.Lock()\n\t\t\t\tm[w*10+i] = i\n\t\t\t\tmu.Unlock()');

export const strings = `package main

import "fmt"

func main() {
	users := map[string]int{"alice": 1, "bob": 2}
	done := make(map[int]int)
	go func() { users["carol"] = 3; done[1] = 1 }()
	for len(done) == 0 {
	}
	sum := 0
	for name, n := range users {
		sum += n
		delete(users, name)
	}
	fmt.Println(sum, len(users))
}
`;

export const endless =
  'package main\n\nfunc main() {\n\tn := 0\n\tp := &n\n\tgo func() {\n\t\tfor {\n\t\t\t*p--\n\t\t}\n\t}()\n\tfor {\n\t\t*p++\n\t}\n}\n';
