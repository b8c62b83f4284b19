import { compileProgram, Library } from '../src/golang';
import { gorootSources } from '../src/goroot';
import { link, type Program } from '../src/emit';

// The lesson's two writers as they are compiled, but each on a map of its own, so that they never end.

const TWO_WRITERS = `package main

import "sync"

func main() {
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			m := map[int]int{}
			for i := range 1 << 60 {
				m[i&63] = i
			}
		}()
	}
	wg.Wait()
}
`;

export function compileAll(): Library {
  return new Library(gorootSources);
}

/** What an edit costs, but for the engine's part: `edit` makes each text a new one. */
export function build(library: Library, edit = 0): Program {
  return buildText(library, `${TWO_WRITERS}\n// ${edit}\n`, 'gated');
}

export function buildText(library: Library, text: string, mode: 'gated' | 'free'): Program {
  const { module, modules, diagnostics } = compileProgram({ name: 'main.go', text }, library);
  if (module === undefined) throw new Error(JSON.stringify(diagnostics));
  return link(module, modules, { shared: mode === 'gated', mode });
}
