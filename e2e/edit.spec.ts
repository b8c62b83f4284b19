import { expect, test } from './test';
import { ScopePage } from './scope-page';

const MUTEX = `package main

import "sync"

func main() {
	m := map[int]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for g := range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 6 {
				mu.Lock()
				m[i*2+g] = i
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	println(len(m))
}
`;

test('a third writer is one edit away, and a mutex ends the throwing', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.writeProgram((await scope.program()).replace('range 2', 'range 3'));
  await scope.click('Run edited program');
  expect(await scope.cursor()).toBe(0);
  await scope.startWriters();
  await expect(scope.cards).toHaveCount(4);

  await scope.writeProgram(MUTEX.replace('println(len(m))', ''));
  await page.keyboard.press('ControlOrMeta+Enter');
  await scope.idle();
  await page.keyboard.press('Escape');
  await scope.click('Run to the throw');
  await expect(scope.output).toContainText('exit status 0');
  await expect(page.locator('[data-kind="noThrow"]')).toContainText('orders were tried');
  await expect(scope.output).not.toContainText('fatal error');
});

test('an error is told in place and the last program goes on; edits survive a reload', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.press('2');
  const before = await scope.cursor();
  await scope.writeProgram((await scope.program()).replace('wg.Wait()', 'wg.Wayt()'));
  await scope.click('Run edited program');

  const problems = page.getByRole('alert');
  await expect(problems).toContainText(/main\.go:\d+:\d+: .*Wayt/);
  expect(await scope.cursor()).toBe(before);
  await page.keyboard.press('Escape');
  await scope.press('2');
  expect(await scope.cursor()).toBe(before + 1);

  await page.reload();
  await scope.idle();
  await expect(scope.editor).toContainText('wg.Wayt()');
  await scope.writeProgram((await scope.program()).replace('wg.Wayt()', 'wg.Wait()'));
  await scope.click('Run edited program');
  await expect(problems).toHaveCount(0);
});

test('errors stand in place as they are typed, and lead there', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  const source = await scope.program();
  await scope.writeProgram(
    source.replace('range 2', 'range two').replace('fmt.Println', 'fmt.Print1n'),
  );
  const problems = page.getByRole('status').filter({ hasText: '2 errors' });
  await expect(problems).toContainText('main.go:11:17: undefined: two');
  await expect(page.locator('.cm-problem')).toHaveText(['two', 'Print1n']);
  await problems.getByRole('button', { name: '2 errors' }).click();
  await problems.getByRole('button', { name: /Print1n/ }).click();
  await expect(scope.editor).toBeFocused();
  for (let i = 0; i < 'Print1n'.length; i++) await page.keyboard.press('Delete');
  await page.keyboard.type('Println');
  await expect(page.getByRole('status').filter({ hasText: '1 error' })).toBeVisible();
  await scope.writeProgram(source);
  await expect(page.locator('.problems')).toHaveCount(0);
});

test('the editor finds, indents and comments as Go is written, and lets the keyboard go', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.writeProgram('package main\n\nfunc main() ');
  await page.keyboard.type('{\nswitch 1 {\ncase 1:\nprintln(1)\ndefault:\n// none\n}\n}');
  expect(await scope.program()).toBe(
    'package main\n\nfunc main() {\n\tswitch 1 {\n\tcase 1:\n\t\tprintln(1)\n\tdefault:\n\t\t// none\n\t}\n}',
  );
  await page.keyboard.press('ControlOrMeta+/');
  await expect(scope.editor.locator('.cm-line').last()).toHaveText('// }');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+f');
  const find = page.getByRole('textbox', { name: 'Find' });
  await expect(find).toBeFocused();
  await find.pressSequentially('println');
  await expect(page.locator('.cm-searchMatch')).toHaveText(['println']);
  await page.keyboard.press('Escape');
  await expect(find).toHaveCount(0);
  await expect(scope.editor).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.locator('.cm-content:focus, body:focus')).toHaveCount(0);
});
