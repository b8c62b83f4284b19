// Where the worker starts. Its own code is a megabyte: the library, which it needs next, sets out beside it and not after.
import { keptLibrary } from './kept-library';

/** What the page has posted before there was anybody to hear it. */
const early: MessageEvent<unknown>[] = [];
const keep = (event: MessageEvent<unknown>): void => void early.push(event);

async function start(): Promise<void> {
  addEventListener('message', keep);
  const coming = import('./worker');
  void keptLibrary();
  const { serve } = await coming;
  removeEventListener('message', keep);
  serve();
  for (const { data } of early) dispatchEvent(new MessageEvent('message', { data }));
}

// The page hears of errors that nobody caught, not of promises.
start().catch(reportError);
