import { readFileSync } from 'node:fs';
import { ScopePage } from './scope-page';
import { expect, test } from './test';

/** What Go says of each way to come to a bad end, and a program that comes to it under some order that is looked for. */
const FAULTS: Readonly<Record<string, string>> = {
  'fatal error: concurrent map read and map write': interleaving('read-meets-write'),
  'fatal error: concurrent map iteration and map write': interleaving('range-meets-write'),
  'fatal error: concurrent map clone and map write': interleaving('clone-meets-write'),
  'fatal error: all goroutines are asleep - deadlock!': main('select {}'),
  'fatal error: sync: unlock of unlocked mutex': main('var mu sync.Mutex\n\tmu.Unlock()', 'sync'),
  'fatal error: sync: RUnlock of unlocked RWMutex': main(
    'var mu sync.RWMutex\n\tmu.RUnlock()',
    'sync',
  ),
  'panic: sync: negative WaitGroup counter': main('var wg sync.WaitGroup\n\twg.Done()', 'sync'),
  'panic: assignment to entry in nil map': main('var m map[int]int\n\tm[1] = 1'),
  'panic: runtime error: invalid memory address or nil pointer dereference': main(
    'var p *int\n\tprintln(*p)',
  ),
  'panic: runtime error: index out of range [3] with length 3': main(
    's := make([]int, 3)\n\ti := 3\n\tprintln(s[i])',
  ),
  'panic: runtime error: slice bounds out of range [:9] with capacity 3': main(
    's := make([]int, 3)\n\ti := 9\n\tprintln(len(s[:i]))',
  ),
  'panic: runtime error: makeslice: len out of range': main(
    'n := -1\n\tprintln(len(make([]int, n)))',
  ),
  'panic: runtime error: integer divide by zero': main('d := 0\n\tprintln(1 / d)'),
  'panic: runtime error: negative shift amount': main('n := -1\n\tprintln(1 << n)'),
  'panic: runtime error: hash of unhashable type []int': main(
    'm := map[any]int{}\n\tvar k any = []int{1}\n\tm[k] = 1',
  ),
  'panic: interface conversion: interface {} is int, not string': main(
    'var x any = 1\n\tprintln(x.(string))',
  ),
  'panic: send on closed channel': main('c := make(chan int, 1)\n\tclose(c)\n\tc <- 1'),
  'panic: close of nil channel': main('var c chan int\n\tclose(c)'),
  'panic: by hand': main('panic("by hand")'),
  'goroutine stack exceeds':
    'package main\n\nfunc f(n int) int { return f(n+1) + 1 }\n\nfunc main() { println(f(0)) }\n',
};

function interleaving(name: string): string {
  return readFileSync(`examples/interleavings/${name}.go`, 'utf8');
}

function main(body: string, ...imports: readonly string[]): string {
  const lines = imports.map((path) => `import "${path}"\n\n`).join('');
  return `package main\n\n${lines}func main() {\n\t${body}\n}\n`;
}

test('each fault is told in Go’s words and explained, and a step back is before it', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  for (const [words, program] of Object.entries(FAULTS)) {
    await test.step(words, async () => {
      await scope.writeProgram(program);
      await page.keyboard.press('ControlOrMeta+Enter');
      await page.keyboard.press('Escape');
      await scope.idle();
      await scope.press('t');
      await expect(scope.output).toContainText(words);
      await expect(scope.why).toContainText(words);
      // Go's throw is another thing than a panic.
      const told = words.startsWith('panic') ? 'panicked' : 'threw';
      await expect(scope.why.getByRole('heading')).toHaveText(`Why it ${told}`);
      const end = await scope.cursor();
      await scope.press('ArrowLeft');
      expect(await scope.cursor()).toBe(Math.max(0, end - 1));
      await expect(scope.output).not.toContainText(words);
    });
  }
});
