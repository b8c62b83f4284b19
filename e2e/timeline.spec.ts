import { MILLION } from '../bench/million';
import { expect, type Locator, test } from './test';
import { ScopePage } from './scope-page';

// Time as a place: a million steps in a few pixels, and what lies in them.

class TimelinePage extends ScopePage {
  get lanes(): Locator {
    return this.page.locator('.timeline-sheet canvas');
  }

  get line(): Locator {
    return this.page.getByRole('slider', { name: 'Step' });
  }

  async box() {
    const box = await this.lanes.boundingBox();
    if (box === null) throw new Error('there is no timeline');
    return box;
  }

  /** The step at a share of the width: the ruler is clicked there. */
  async stepAt(share: number): Promise<number> {
    const { x, y, width } = await this.box();
    await this.page.mouse.click(x + share * width, y + 8);
    await this.idle();
    return this.cursor();
  }

  /** From one share of the width to another, on the lanes. */
  async drag(from: number, to: number): Promise<void> {
    const { x, y, width } = await this.box();
    await this.page.mouse.move(x + from * width, y + 60);
    await this.page.mouse.down();
    await this.page.mouse.move(x + ((from + to) / 2) * width, y + 60);
    await this.page.mouse.move(x + to * width, y + 60);
    await this.page.mouse.up();
    await this.idle();
  }

  async runToTheEnd(program: string): Promise<void> {
    await this.writeProgram(program);
    await this.click('Run edited program');
    await this.click('Run to the throw');
  }
}

test('a million steps are seen at once, zoomed, selected, dragged and gone through', async ({
  page,
}) => {
  const scope = new TimelinePage(page);
  await scope.open();
  await scope.runToTheEnd(MILLION);
  const length = await scope.length();
  expect(length).toBeGreaterThan(1_000_000);
  const near = (steps: number) => ({ steps, within: length / 100 });
  const expectNear = (step: number, { steps, within }: ReturnType<typeof near>): void => {
    expect(Math.abs(step - steps), `${step} is near ${steps}`).toBeLessThan(within);
  };

  // All of them, from the keyboard.
  await scope.line.focus();
  await scope.press('0');
  const quarter = await scope.stepAt(0.25);
  const middle = await scope.stepAt(0.5);
  expectNear(quarter, near(length / 4));
  expectNear(middle, near(length / 2));

  // Shift selects what to zoom to.
  await page.keyboard.down('Shift');
  await scope.drag(0.25, 0.5);
  await page.keyboard.up('Shift');
  expectNear(await scope.stepAt(0.02), near(quarter));
  expectNear(await scope.stepAt(0.98), near(middle));

  // The wheel zooms at the pointer.
  const { x, y, width } = await scope.box();
  const center = await scope.stepAt(0.5);
  await page.mouse.move(x + width / 2, y + 60);
  for (let turn = 0; turn < 15; turn++) await page.mouse.wheel(0, -200);
  await expect
    .poll(async () => (await scope.stepAt(0.6)) - (await scope.stepAt(0.5)))
    .toBeLessThan(length / 1000);
  expectNear(await scope.stepAt(0.5), near(center));

  // Dragged to the left, the lanes show what comes later.
  const before = await scope.stepAt(0.5);
  await scope.drag(0.8, 0.3);
  expect(await scope.stepAt(0.5)).toBeGreaterThan(before);

  // A double click shows all again, and leaves the cursor where it was.
  const stood = await scope.cursor();
  await page.mouse.dblclick(x + width / 2, y + 60);
  await scope.idle();
  expect(await scope.cursor()).toBe(stood);
  expectNear(await scope.stepAt(0.25), near(quarter));

  await scope.line.focus();
  await scope.press('ArrowRight');
  const next = await scope.cursor();
  await expect(scope.line).toHaveAttribute('aria-valuenow', String(next));
  await expect(page.locator('.timeline-tip')).toContainText(`step ${next.toLocaleString('en')} ·`);
});

test('race windows are gone through by key, and say whether a throw is possible', async ({
  page,
}) => {
  const scope = new TimelinePage(page);
  await scope.open();
  await page.locator('.picker').click();
  await page.getByRole('option', { name: 'A reader and a writer' }).click();
  await scope.idle();
  await scope.press('t');
  await scope.line.focus();
  const length = await scope.length();
  await scope.press(']');
  expect(await scope.cursor()).toBe(length);

  const verdicts: string[] = [];
  const starts: number[] = [];
  for (;;) {
    await scope.press('[');
    const at = await scope.cursor();
    if (at === starts.at(-1)) break;
    starts.push(at);
    // The step behind the cursor is the first inside.
    await scope.press('ArrowRight');
    verdicts.push((await scope.line.getAttribute('aria-valuetext')) ?? '');
    await scope.press('ArrowLeft');
  }
  expect(starts.length).toBeGreaterThan(2);
  expect(starts).toEqual([...starts].sort((a, b) => b - a));
  expect(verdicts.some((text) => text.includes('throw possible here'))).toBe(true);
  expect(verdicts.some((text) => text.includes('would go undetected'))).toBe(true);
  await scope.press(']');
  expect(await scope.cursor()).toBe(starts.at(-2));

  // A click on a call goes to its start.
  const line = await scope.line.boundingBox();
  const { y } = await scope.box();
  await page.mouse.click((line?.x ?? 0) + 20, y + 70);
  await scope.idle();
  expect(await scope.cursor()).toBeLessThan(starts.at(-2) ?? 0);

  await page.getByRole('button', { name: 'What is what' }).click();
  await expect(page.getByText('it would go undetected')).toBeVisible();
  await page.keyboard.press('Escape');
  await scope.press('?');
  await expect(page.getByText('Go to the next race window')).toBeVisible();
});

test('lanes of many goroutines scroll, and keep the names of those that are done', async ({
  page,
}) => {
  const scope = new TimelinePage(page);
  await scope.open();
  await scope.runToTheEnd(
    'package main\n\nvar n [120]int\n\nfunc work(i int) {\n\tn[i]++\n}\n\n' +
      'func main() {\n\tfor i := range n {\n\t\tgo work(i)\n\t}\n\tselect {}\n}\n',
  );
  const names = page.getByRole('list', { name: 'Goroutines' });
  await expect(names).not.toContainText('G120');
  await names.hover();
  await page.mouse.wheel(0, 10_000);
  const last = names.getByRole('listitem').last();
  await expect(last).toHaveText(/G12\d+main\.gowrap1/);
  await expect(last).toHaveAttribute('title', /, done$/);
});
