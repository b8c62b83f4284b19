import { ScopePage } from './scope-page';
import { expect, test } from './test';

/** Programs that come to a bad end, and what Why tells of it. */
const ENDS: readonly { readonly source: string; readonly story: RegExp }[] = [
  {
    source: 'var m map[string]int\n\nfunc main() {\n\tprintln(len(m))\n\tm["a"] = 1\n}\n',
    story: /G1 assigned to m\["a"\], but the map is nil/,
  },
  {
    source: 'func main() {\n\ts := []int{1, 2, 3}\n\ti := 7\n\tprintln(s[i])\n}\n',
    story: /asked for element 7, but there are 3 elements/,
  },
  {
    source:
      'import "sync"\n\nvar wg sync.WaitGroup\n\nfunc main() {\n\twg.Add(1)\n\twg.Done()\n\twg.Done()\n}\n',
    story: /The counter of wg was changed by G1 \(step \d+\) and G1/,
  },
  {
    source: 'func main() {\n\tc := make(chan int)\n\tclose(c)\n\tclose(c)\n}\n',
    story: /G1 closed c, which G1 had closed already \(step \d+\)/,
  },
  {
    source:
      'import "sync"\n\nvar a, b sync.Mutex\nvar done = make(chan bool)\n\nfunc main() {\n\ta.Lock()\n\tgo func() {\n\t\tb.Lock()\n\t\tdone <- true\n\t\ta.Lock()\n\t}()\n\t<-done\n\tb.Lock()\n}\n',
    story: /G5 waits for a since step \d+: G1 has held it since step \d+/,
  },
  {
    source:
      'type node struct{ next *node }\n\nfunc main() {\n\tvar n *node\n\tprintln(n.next)\n}\n',
    story: /G1 followed a pointer that is nil to reach n\.next/,
  },
];

test('each bad end has its story, and a click on one of its steps stands there', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  for (const { source, story } of ENDS) {
    await scope.writeProgram(`package main\n\n${source}`);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.keyboard.press('Escape');
    await scope.idle();
    await scope.press('t');
    await expect(scope.why).toContainText(story);
    const end = await scope.cursor();
    await scope.why
      .getByRole('button', { name: /^step \d+/ })
      .last()
      .click();
    await scope.idle();
    expect(await scope.cursor()).toBeLessThan(end);
  }
});

test('a byte of the map’s header tells which step wrote it, by mouse and by keyboard', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  // The writer stores the flags with its fifth step.
  for (let i = 0; i < 5; i++) await scope.press('2');
  const stored = await scope.cursor();
  await expect(scope.why).toContainText('stores h.flags with hashWriting on');
  await scope.press('2');
  await scope.press('2');
  await page.getByRole('button', { name: 'Bytes', exact: true }).click();
  const bytes = page.getByRole('region', { name: 'Bytes' });
  await bytes.getByRole('button', { name: 'flags, byte 8: 04' }).click();
  await expect(bytes).toContainText(`step ${stored}: G6 wrote it, at h.flags`);
  // count was never written: two bytes to the left of the row above.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(bytes).toContainText('Nothing has written it since its memory was given out');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await bytes.getByRole('button', { name: `step ${stored}` }).click();
  await scope.idle();
  expect(await scope.cursor()).toBe(stored);
});

const SHARED = `package main

import "sync"

var mu sync.Mutex
var ch = make(chan int, 2)

func main() {
	mu.Lock()
	ch <- 41
	go func() {
		mu.Lock()
	}()
	<-make(chan bool)
}
`;

test('a mutex and a channel have cards, and a goroutine’s card opens to its stack', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.writeProgram(SHARED);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.keyboard.press('Escape');
  await scope.idle();
  await scope.pressUntil('1', () => scope.cardIs(1, 'waiting'));
  await scope.pressUntil('2', () => scope.cardIs(2, 'waiting'));
  const objects = page.getByRole('region', { name: 'Shared objects' });
  const card = (name: string) =>
    objects.getByRole('article').filter({ has: page.getByRole('button', { name, exact: true }) });
  await expect(card('mu')).toContainText('locked');
  await expect(card('mu')).toContainText('waiters 1');
  await expect(card('mu')).toContainText(/held by\s*G1/);
  await expect(card('ch')).toContainText('chan int');
  await expect(card('ch')).toContainText('1 / 2');
  await expect(card('ch')).toContainText('41');

  await page.getByRole('button', { name: 'Stack and variables of G5' }).click();
  await expect(scope.card(2)).toContainText('sync.Mutex.Lock');
  await scope
    .card(2)
    .getByRole('button', { name: /main\.func1 main\.go:12/ })
    .click();
  await expect(page.locator('.cm-selectionBackground').first()).toBeAttached();
});
