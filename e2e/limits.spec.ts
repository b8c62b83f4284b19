import { expect, type Page, test } from './test';
import { ScopePage } from './scope-page';

// Programs that go wrong, or on for ever: each ends with Go's message or the limit's, and the person's text stays.

const main = (body: string, before = ''): string =>
  `package main\n${before}\nfunc main() {\n${body}\n}\n`;

interface Ending {
  readonly program: string;
  readonly output: string;
  /** What the page adds in words of its own. */
  readonly says?: string;
}

const endings: Record<string, Ending> = {
  'an endless loop': {
    program: main('\tfor {\n\t\tn++\n\t}', '\nvar n int\n'),
    output: 'Nothing printed yet.',
    says: '--steps',
  },
  'an endless loop that touches nothing': {
    program: main('\tfor {\n\t}'),
    output: 'Nothing printed yet.',
    says: 'may never leave it',
  },
  'endless allocation': {
    program: main(
      '\tfor {\n\t\tkeep = append(keep, make([]byte, 1<<20))\n\t}',
      '\nvar keep [][]byte\n',
    ),
    output: 'fatal error: out of memory',
    says: '--memory',
  },
  // What fills memory is told of by its beginning and its end.
  'endless printing': {
    program: main(
      '\tline := strings.Repeat("go ", 1000)\n\tfor {\n\t\tprintln(line)\n\t}',
      '\nimport "strings"\n',
    ),
    output: 'kB more …',
    says: '--memory',
  },
  'endless recursion': {
    program: main('\tprintln(f(0))', '\nfunc f(n int) int { return f(n+1) + 1 }\n'),
    output: 'goroutine stack exceeds 1000000000-byte limit',
    says: '--stack',
  },
  'a deadlock': {
    program: main('\t<-make(chan int)'),
    output: 'fatal error: all goroutines are asleep - deadlock!',
  },
  'a nil dereference': {
    program: main('\tvar p *struct{ x int }\n\tprintln(p.x)'),
    output: 'panic: runtime error: invalid memory address or nil pointer dereference',
  },
  // A trap of WebAssembly, which the engine tells.
  'a nil dereference inside the runtime': {
    program: main(
      '\th := struct {\n\t\tdata *byte\n\t\tlen  int\n\t}{nil, 4}\n' +
        '\ts := *(*string)(unsafe.Pointer(&h))\n\tprintln("begun")\n\tprintln(s + "x")',
      '\nimport "unsafe"\n',
    ),
    output: 'main.go:12',
  },
};

for (const [name, { program, output, says }] of Object.entries(endings)) {
  test(`${name} ends with its message`, async ({ page }) => {
    const scope = new ScopePage(page);
    await scope.open();
    await scope.writeProgram(program);
    await scope.click('Run edited program');
    await scope.click('Run to the throw');
    await expect(scope.output).toContainText(output);
    if (says !== undefined) await expect(page.locator('body')).toContainText(says);
    expect(`${(await scope.program()).trimEnd()}\n`).toBe(program);
  });
}

test('a program that does not compile says why, as Go does', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.writeProgram(main('\tx := 1'));
  await scope.click('Run edited program');
  await expect(page.getByText('main.go:4:2: declared and not used: x')).toBeVisible();
});

test('ten thousand goroutines are told of by some of them and a count', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.writeProgram(
    main('\tfor range 10000 {\n\t\tgo func() { select {} }()\n\t}\n\tselect {}'),
  );
  await scope.click('Run edited program');
  await scope.click('Run to the throw');
  await expect(scope.output).toContainText('all goroutines are asleep - deadlock!');
  await expect(scope.output).toContainText('goroutines elided');
  expect(await scope.cards.count()).toBeLessThan(100);
  const cards = page.getByRole('region', { name: 'About to happen' });
  await expect(cards.getByText(/and 9,9\d\d more/)).toBeVisible();
  const before = await scope.cursor();
  await scope.click(/^Step back/);
  expect(await scope.cursor()).toBe(before - 1);
  expect(await isBusy(page)).toBe(false);
});

/** A frame comes soon: nothing holds up the page. */
async function isBusy(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const start = performance.now();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - start > 1000;
  });
}
