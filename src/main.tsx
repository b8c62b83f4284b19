import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { readAsked } from './asked';
import { browserPorts } from './browser-ports';
import { thisVisit } from './browser-visit';
import { isolate, keepBuild } from './service-worker';
import { createScope } from './store';
import { App, bringFirstParts, loadWords } from './ui';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const asked = readAsked(location.search);
const scope = createScope(browserPorts(asked));

async function show(root: HTMLElement): Promise<void> {
  bringFirstParts(asked.isEmbedded);
  // A page without its language's words is still a page.
  await loadWords(scope.store.getState().language).catch(() => {});
  // All of the page at once would be one long task: a transition comes in slices.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <App scope={scope} isEmbedded={asked.isEmbedded} />
      </StrictMode>,
    ),
  );
}

async function start(): Promise<void> {
  const visit = thisVisit(asked);
  if ((await isolate(visit)) === 'reloads') return;
  await scope.actions.start();
  await keepBuild(visit, import.meta.url);
}
// index.html says so when this browser lacks what the page needs.
if (document.documentElement.dataset['cannotStart'] === undefined) {
  Object.assign(document.documentElement, { hasStarted: true });
  void show(root);
  void start();
}
