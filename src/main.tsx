import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { browserPorts } from './browser-ports';
import { createScope } from './store';
import { App } from './ui';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const scope = createScope(browserPorts());
createRoot(root).render(
  <StrictMode>
    <App scope={scope} />
  </StrictMode>,
);
void scope.actions.start();
