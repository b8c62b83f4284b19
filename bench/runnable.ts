import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { kept } from 'virtual:library';
import { Library } from '../src/golang';
import { gorootSources } from '../src/goroot';
import { buildProgram, createInstance } from '../src/machine';

// From a text to a program that stands at its first step: in a process that has compiled nothing yet, and after an edit.

/** A program with about so many lines: maps, a mutex, methods, closures, and fmt. */
export function programOf(lines: number, edit = 0): string {
  const parts = [
    `package main

import (
	"fmt"
	"sync"
)

type cache struct {
	mu    sync.Mutex
	items map[string]int
	edits int
}

func (c *cache) add(key string, n int) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.items[key] += n
	return c.items[key]
}

func main() {
	c := &cache{items: map[string]int{}, edits: ${edit}}
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range 10 {
				c.add(fmt.Sprint("key", j%3), i)
			}
		}()
	}
	wg.Wait()
	fmt.Println(len(c.items), work0(3))
}
`,
  ];
  const each = 12;
  for (let n = 0; parts.join('').split('\n').length + each < lines + 2 || n === 0; n++) {
    parts.push(`
func work${n}(n int) int {
	squares := make([]int, 0, n)
	for i := range n {
		if i%2 == ${n % 2} {
			squares = append(squares, i*i)
		}
	}
	seen := map[int]bool{}
	for _, s := range squares {
		seen[s] = s > ${n}
	}
	return len(seen)${n === 0 ? '' : ` + work${n - 1}(n)`}
}
`);
  }
  return parts.join('');
}

export function toRunnable(library: Library, text: string): void {
  const built = buildProgram(text, library, 'shared');
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  createInstance(built.program, { seed: 1 });
}

/** As the build compiled it. */
export function newLibrary(): Library {
  const file = kept === undefined ? undefined : readFileSync(new URL(kept));
  return new Library(gorootSources, file);
}

/** Milliseconds, in a process of its own. */
export function coldTime(lines: number): number {
  const { stdout } = spawnSync(process.execPath, [process.argv[1] ?? '', '--cold', `${lines}`], {
    encoding: 'utf8',
  });
  return Number(stdout);
}

/** What that process does. */
export function printColdTime(lines: number): void {
  const start = performance.now();
  toRunnable(newLibrary(), programOf(lines));
  process.stdout.write(String(performance.now() - start));
}
