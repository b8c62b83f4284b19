import { ScopePage } from './scope-page';
import { expect, test } from './test';

test('when the machine dies the page says so and starts it again at the same step', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  for (let i = 0; i < 5; i++) await scope.press('2');
  const before = await scope.cursor();
  const hash = await scope.stateHash();

  const [worker] = page.workers();
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of luck');
    });
  });
  await expect(page.getByRole('alert')).toContainText('The machine stopped');
  await scope.click('Start it again here');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await scope.cursor()).toBe(before);
  expect(await scope.stateHash()).toBe(hash);
});

test('an endless run can be stopped where it is, and stepped back', async ({ page }) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.writeProgram(
    // A step takes microseconds: all that a run may have would take seconds.
    'package main\n\nvar n int\n\nfunc main() {\n\tfor {\n\t\tx := 0\n\t\tfor i := range 3000 {\n\t\t\tx ^= i\n\t\t}\n\t\tn += x\n\t}\n}\n',
  );
  await scope.click('Run edited program');
  await page.getByRole('button', { name: 'Run to the throw' }).click();
  await scope.click('Stop here');
  const end = await scope.cursor();
  expect(end).toBeGreaterThan(1000);
  await scope.click(/^Step back/);
  expect(await scope.cursor()).toBe(end - 1);
});

const LACKS: Readonly<Record<string, () => void>> = {
  'a browser without popovers': () => Reflect.deleteProperty(HTMLElement.prototype, 'popover'),
  'a browser without WebAssembly': () => Reflect.deleteProperty(window, 'WebAssembly'),
  'a browser without ES2023': () => Reflect.deleteProperty(Array.prototype, 'toSorted'),
};

for (const [name, lose] of Object.entries(LACKS)) {
  test(`${name} is told what to do, in English and Chinese`, async ({ page }) => {
    await page.addInitScript(lose);
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('too old for hmapscope');
    await page.goto('/?lang=zh');
    await expect(page.getByRole('alert')).toContainText('这个浏览器太旧');
    await expect(page.getByRole('alert')).not.toContainText('too old', { useInnerText: true });
  });
}

test.describe('when code does not arrive', () => {
  test.use({ expectedErrors: /Failed to load resource/ });
  for (const what of ['index-*.js', 'index-*.css']) {
    test(`the page is never blank: ${what}`, async ({ page }) => {
      await page.route(`**/assets/${what}`, (route) => route.abort());
      await page.goto('/');
      await expect(page.getByRole('alert')).toContainText('could not be loaded');
    });
  }
});

test.describe('when a dialog does not arrive', () => {
  test.use({ expectedErrors: /Failed to (load|fetch)/ });
  test('it says so, the page goes on, and it can be asked for again', async ({ page }) => {
    const scope = new ScopePage(page);
    await scope.open();
    await page.route('**/assets/keys-dialog-*.js', (route) => route.abort());
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'This dialog broke' });
    await dialog.getByRole('button', { name: 'Close' }).click();
    const before = await scope.cursor();
    await scope.press('2');
    expect(await scope.cursor()).toBe(before + 1);

    await page.unroute('**/assets/keys-dialog-*.js');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  });
});

test.describe('when the worker does not arrive', () => {
  test('the page says so, and starts it when it can be had', async ({ page }) => {
    const scope = new ScopePage(page);
    await scope.open();
    const opening = await scope.cursor();
    await page.route('**/assets/worker-*.js', (route) => route.abort());
    await page.reload();
    await expect(page.getByRole('alert')).toContainText('The machine stopped');
    await page.unroute('**/assets/worker-*.js');
    await page.getByRole('button', { name: 'Start it again here' }).click();
    await scope.idle();
    expect(await scope.cursor()).toBe(opening);
    expect(page.workers()).toHaveLength(1);
  });
});

test.describe('a place that breaks', () => {
  test.use({ expectedErrors: /no numbers today/ });
  test('says so, leaves the others alone, and can be drawn anew', async ({ page }) => {
    const scope = new ScopePage(page);
    await scope.open();
    const mend = await page.evaluateHandle(() => {
      const of = Intl.NumberFormat.prototype;
      const whole = Object.getOwnPropertyDescriptor(of, 'format') ?? {};
      Object.defineProperty(of, 'format', {
        configurable: true,
        get: () => {
          throw new Error('no numbers today');
        },
      });
      return () => Object.defineProperty(of, 'format', whole);
    });
    await page.keyboard.press('2');
    const alert = page.getByRole('alert').filter({ hasText: 'no numbers today' });
    await expect(alert).toContainText('This place broke');
    await expect(scope.editor).toBeVisible();

    await mend.evaluate((mend) => void mend());
    await scope.click('Try again');
    await expect(alert).toHaveCount(0);
    await scope.press('2');
    expect(await scope.cursor()).toBe(11);
  });
});

test.describe('a picture that breaks as it is painted', () => {
  test.use({ expectedErrors: /no canvas today/ });
  test('says so in its place, leaves the others alone, and can be painted anew', async ({
    page,
  }) => {
    const scope = new ScopePage(page);
    await scope.open();
    const mend = await page.evaluateHandle(() => {
      const of = CanvasRenderingContext2D.prototype;
      const whole = Object.getOwnPropertyDescriptor(of, 'fillRect') ?? {};
      of.fillRect = () => {
        throw new Error('no canvas today');
      };
      return () => Object.defineProperty(of, 'fillRect', whole);
    });
    await scope.press('2');
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByRole('alert')).toContainText('This place broke');
    const before = await scope.cursor();
    await scope.card(3).click();
    await scope.idle();
    expect(await scope.cursor()).toBe(before + 1);

    await mend.evaluate((mend) => void mend());
    await scope.click('Try again');
    await expect(timeline.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('a page that breaks', () => {
  test.use({ expectedErrors: /Failed to (load|fetch)/ });
  test('gives back the program and the run', async ({ page }) => {
    await page.route('**/assets/embed-*.js', (route) => route.abort());
    await page.goto('/?embed=1');
    await expect(page.getByRole('alert')).toContainText('The page broke');
    for (const [button, name] of [
      ['Save main.go', 'main.go'],
      ['Save the run', 'two-writers-step-9.hmapscope.json'],
    ] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      expect((await download).suggestedFilename()).toBe(name);
    }
  });
});

const STORAGES: Readonly<Record<string, () => void>> = {
  forbidden: () =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  },
};

for (const [name, spoil] of Object.entries(STORAGES)) {
  test(`with storage that is ${name} the page works, and says once that nothing is kept`, async ({
    page,
  }) => {
    await page.addInitScript(spoil);
    const scope = new ScopePage(page);
    await scope.open();
    await scope.click('Run to the throw');
    await expect(scope.output).toContainText('fatal error');
    await scope.click(/^Colours follow/);
    await scope.writeProgram((await scope.program()).replace('range 2', 'range 3'));
    const notice = page.locator('[data-kind="notKept"]');
    await expect(notice).toBeVisible();
    await scope.click('Run edited program');
    await expect(notice).toHaveCount(0);
    await expect(scope.cards).toHaveCount(1);
  });
}
