import { PROGRAMS } from './lessons';
import type { Kept, Ports } from './store';

const KEPT = 'hmapscope';

/** The browser, as the store needs it. */
export function browserPorts(): Ports {
  return {
    async connect() {
      const { createFakeSession } = await import('./store/testing/fake-session');
      return { session: createFakeSession(), end: () => {} };
    },
    address: {
      fragment: () => location.hash.slice(1),
      show(fragment) {
        const url = new URL(location.href);
        url.hash = fragment;
        // A link without its `#` is shorter than one with an empty fragment.
        history.replaceState(null, '', fragment === '' ? url.pathname + url.search : url);
        return url.href;
      },
    },
    readLink() {
      throw new Error('links come with the machine');
    },
    async copyText(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
    storage: { read: readKept, write: writeKept },
    programs: PROGRAMS,
    wait: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
      }),
  };
}

function readKept(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { programId, source, theme } = kept as Record<string, unknown>;
    return {
      programId: typeof programId === 'string' ? programId : undefined,
      source: typeof source === 'string' ? source : undefined,
      theme: theme === 'light' || theme === 'dark' || theme === 'system' ? theme : undefined,
    };
  } catch {
    // Forbidden, or written by something else: as if nothing was kept.
    return {};
  }
}

function writeKept(kept: Kept): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // Full or forbidden: the page works without.
  }
}
