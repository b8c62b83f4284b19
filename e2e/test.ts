import { type BrowserContext, test as base } from '@playwright/test';

export { expect, type Frame, type Page } from '@playwright/test';

interface Watched {
  /** Errors that a test brings about itself; each of them has to come. */
  readonly expectedErrors: readonly RegExp[];
  readonly noErrors: undefined;
}

/** Playwright's `test`, which also fails when any page of its browser logs an error or throws one that nobody catches. */
export const test = base.extend<Watched>({
  expectedErrors: [[], { option: true }],
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

      const unexpected = errors.filter((error) => !expectedErrors.some((one) => one.test(error)));
      const missing = expectedErrors.filter((one) => !errors.some((error) => one.test(error)));
      base.expect(unexpected, 'errors of the page').toEqual([]);
      base.expect(missing, 'errors that were to come').toEqual([]);
    },
    { auto: true },
  ],
});
