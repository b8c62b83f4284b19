import { type BrowserContext, test as base } from '@playwright/test';

export {
  type BrowserContextOptions,
  expect,
  type Frame,
  type Locator,
  type Page,
} from '@playwright/test';

interface Watched {
  /** Errors that a test brings about itself: one at least has to come. */
  readonly expectedErrors: RegExp | undefined;
  readonly noErrors: undefined;
}

/** Playwright's `test`, which also fails when any page of its browser logs an error or throws one that nobody catches. */
export const test = base.extend<Watched>({
  expectedErrors: [undefined, { option: true }],
  noErrors: [
    async ({ browser, expectedErrors }, use) => {
      const errors: string[] = [];
      const watch = (context: BrowserContext): BrowserContext => {
        context.on('console', (message) => {
          if (message.type() === 'error') errors.push(message.text());
        });
        context.on('weberror', (error) => errors.push(error.error().message));
        return context;
      };
      // Contexts are made for a test by its fixtures, and by the test itself.
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => watch(await newContext(options));
      await use(undefined);
      browser.newContext = newContext;

      const unexpected = errors.filter((error) => expectedErrors?.test(error) !== true);
      base.expect(unexpected, 'errors of the page').toEqual([]);
      if (expectedErrors !== undefined) base.expect(errors.join('\n')).toMatch(expectedErrors);
    },
    { auto: true },
  ],
});
