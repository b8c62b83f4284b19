import type { Theme } from './store';

/** What the address asks for behind `?`. */
export interface Asked {
  /** Inside another page: compact, alone, leaving nothing behind. */
  readonly isEmbedded: boolean;
  /** How a page without cross-origin isolation runs. Anything else is left to the worker. */
  readonly memory: 'plain' | undefined;
  /** An embed wears the colours of the page around it. */
  readonly theme: Theme | undefined;
}

export function readAsked(search: string): Asked {
  const query = new URLSearchParams(search);
  const theme = query.get('theme');
  return {
    isEmbedded: query.get('embed') === '1',
    memory: query.get('memory') === 'plain' ? 'plain' : undefined,
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
  };
}
