import type { Asked } from './asked';
import type { Visit } from './service-worker';

const RELOADED = 'hmapscope.reloaded';

/** This page, as its isolation sees it. */
export function thisVisit({ isEmbedded, memory }: Asked): Visit {
  return {
    isSettled: crossOriginIsolated || isEmbedded || memory === 'plain',
    // The dev server sends headers, and its files are no build. Inside a foreign page nothing is to be installed.
    registration:
      import.meta.env.PROD && !isEmbedded ? registerServiceWorker() : Promise.resolve(undefined),
    // Not in sessionStorage: an isolated page and the same page before it have one each.
    reloaded: {
      read: () => {
        try {
          return localStorage.getItem(RELOADED) !== null;
        } catch {
          return true;
        }
      },
      remember: () => {
        try {
          localStorage.setItem(RELOADED, 'true');
          return true;
        } catch {
          return false;
        }
      },
    },
    reload: () => location.reload(),
  };
}

/** Undefined where there are no service workers (an insecure address, a private window) or they are forbidden. */
async function registerServiceWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  try {
    const url = new URL('service-worker.js', document.baseURI);
    return await navigator.serviceWorker.register(url, { updateViaCache: 'none' });
  } catch {
    return undefined;
  }
}
