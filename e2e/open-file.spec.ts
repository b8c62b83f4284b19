import { readFileSync, writeFileSync } from 'node:fs';
import { ScopePage } from './scope-page';
import { expect, type Page, test } from './test';

const PROGRAM = 'package main\r\n\r\nfunc main() {\r\n\tprintln("from the disk")\r\n}\r\n';

/** Drops files on the page, as the browser would say it. */
async function drop(page: Page, files: readonly (readonly [string, string])[]): Promise<void> {
  const transfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const [name, text] of all) data.items.add(new File([text], name));
    return data;
  }, files);
  const editor = page.locator('.cm-content').first();
  await editor.dispatchEvent('dragover', { dataTransfer: transfer });
  await expect(page.getByText('Drop a Go file or a recording to open it')).toBeVisible();
  await editor.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(page.getByText('Drop a Go file or a recording to open it')).toHaveCount(0);
}

test('a Go file is opened from the disk, or dropped, and saved again', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  const path = test.info().outputPath('hello.go');
  writeFileSync(path, PROGRAM);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('o')]);
  await chooser.setFiles(path);
  await expect(scope.editor).toContainText('from the disk');
  await expect(page.getByRole('button', { name: 'Program: Your program' })).toBeVisible();
  await scope.idle();
  await expect(page.getByRole('button', { name: 'Run edited program' })).toHaveCount(0);
  await scope.click('Run to the throw');
  await expect(scope.output).toContainText('from the disk');

  await drop(page, [['again.go', PROGRAM.replace('from the disk', 'dropped')]]);
  await expect(scope.editor).toContainText('println("dropped")');
  await scope.idle();

  await scope.editor.click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('ControlOrMeta+s'),
  ]);
  expect(download.suggestedFilename()).toBe('main.go');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toBe(PROGRAM.replaceAll('\r', '').replace('from the disk', 'dropped'));
});

test('what cannot be opened is told, and nothing is lost', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  const before = await scope.program();
  const alert = page.getByRole('alert');
  await drop(page, [
    ['a.go', PROGRAM],
    ['b.go', PROGRAM],
  ]);
  await expect(alert).toContainText('one file at a time');
  await drop(page, [['picture.png', '\0\0']]);
  await expect(alert).toContainText('picture.png is not text in UTF-8');
  await drop(page, [['long.go', 'x'.repeat((1 << 20) + 1)]]);
  await expect(alert).toContainText('long.go is too large');
  await drop(page, [['notes.md', '# Notes']]);
  await expect(alert).toContainText('notes.md is neither a Go program nor a recording');
  expect(await scope.program()).toBe(before);
});
