import type { Asked } from './asked';
import { loadStories, PROGRAMS } from './lessons';
import type { Kept, Language, Ports } from './store';
import { pickFiles, saveFile } from './browser-files';
import { loadWords } from './ui';
import { connectSession, readFile, readLink } from './worker';

const KEPT = 'hmapscope';

/** The browser, as the store needs it. */
export function browserPorts({ isEmbedded, memory, theme }: Asked): Ports {
  return {
    connect: (onDeath) =>
      connectSession({ onDeath, examples: PROGRAMS, ...(memory && { memory }) }),
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
    languages: {
      asked: () => languageOf(new URLSearchParams(location.search).get('lang') ?? ''),
      // The first language that the page speaks, in the person's order.
      guessed: () => navigator.languages.map(languageOf).find((one) => one !== undefined) ?? 'en',
      load: loadWords,
      show(language) {
        const url = new URL(location.href);
        url.searchParams.set('lang', language);
        history.replaceState(null, '', url);
      },
    },
    readLink: (fragment) => readLink(fragment, PROGRAMS),
    readFile: (text) => readFile(text, PROGRAMS),
    files: { pick: pickFiles, save: saveFile },
    async copyText(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
    // An embed shows what its page means, and leaves what the person keeps here alone.
    storage: isEmbedded
      ? { read: () => ({ theme }), write: () => true }
      : { read: readKept, write: writeKept },
    onLeave: (left) => addEventListener('pagehide', left),
    programs: PROGRAMS,
    loadPrograms: async () => (await loadStories()).STORIES,
    wait: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
      }),
  };
}

/** `zh-CN`, `zh-Hant-TW` and `zh` are all read as Chinese. */
function languageOf(tag: string): Language | undefined {
  const [language] = tag.toLowerCase().split('-');
  return language === 'en' || language === 'zh' ? language : undefined;
}

function readKept(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const { source, example, theme, language, breakpoints } = kept as Record<string, unknown>;
    return {
      source: typeof source === 'string' ? source : undefined,
      theme: theme === 'light' || theme === 'dark' || theme === 'system' ? theme : undefined,
      example: typeof example === 'string' ? example : undefined,
      breakpoints: typeof breakpoints === 'string' ? breakpoints : undefined,
      language: typeof language === 'string' ? languageOf(language) : undefined,
    };
  } catch {
    // Forbidden, or written by something else: as if nothing was kept.
    return {};
  }
}

function writeKept(kept: Kept): boolean {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
    return true;
  } catch {
    // Full or forbidden: the page works without.
    return false;
  }
}
