// Compiles the messages of src/ui/words when the page is built, so that no parser ships with it: use-intl formats
// compiled messages with a tenth of the code, and several times as fast.
import compile from 'icu-minify/compile';
import { transformWithOxc } from 'vite';

const CATALOG = /\/src\/ui\/words\/(?:en|zh)\/[\w-]+\.ts$/;

/** @returns {import('vite').Plugin} */
export function messagesPlugin() {
  return {
    name: 'hmapscope:messages',
    config: () => ({
      resolve: {
        alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
      },
    }),
    transform: {
      filter: { id: CATALOG },
      async handler(text, id) {
        // A catalog is data and imports nothing: it can be run as it stands.
        const { code } = await transformWithOxc(text, id);
        const url = `data:text/javascript,${encodeURIComponent(code)}`;
        const exported = /** @type {Record<string, Messages>} */ (await import(url));
        return Object.entries(exported)
          .map(
            ([name, messages]) => `export const ${name} = ${JSON.stringify(compiled(messages))};`,
          )
          .join('\n');
      },
    },
  };
}

/** @typedef {string | { readonly [key: string]: Messages }} Messages */

/**
 * @param {Messages} messages
 * @returns {unknown}
 */
function compiled(messages) {
  if (typeof messages === 'string') return compile(messages);
  return Object.fromEntries(Object.entries(messages).map(([key, inner]) => [key, compiled(inner)]));
}
