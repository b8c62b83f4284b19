// Has the browser ask at once for what the page's own code and style would ask for much later: the worker, the longest way
// to the first picture, which index.html itself starts; and the two fonts, whose late coming would move what is drawn.

/** Of the fonts the part with Latin letters: the others come where a text has theirs. */
const FONT = /(?:inter|jetbrains-mono)-latin-wght-normal-.*\.woff2$/;
const WORKER = /^assets\/start-worker-.*\.js$/;

/** @returns {import('vite').Plugin} */
export function earlyPlugin() {
  return {
    name: 'hmapscope-early',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        // The dev server has no files yet.
        if (bundle === undefined) return html.replace('%WORKER%', '');
        const files = Object.keys(bundle);
        const fonts = files.filter((file) => FONT.test(file));
        const [worker] = files.filter((file) => WORKER.test(file));
        if (fonts.length !== 2 || worker === undefined)
          throw new Error('a font or the worker is not in the build');
        return { html: html.replace('%WORKER%', `./${worker}`), tags: fonts.map(preloadOf) };
      },
    },
  };
}

/**
 * @param {string} font
 * @returns {import('vite').HtmlTagDescriptor}
 */
function preloadOf(font) {
  const attrs = {
    rel: 'preload',
    href: `./${font}`,
    as: 'font',
    type: 'font/woff2',
    crossorigin: true,
  };
  return { tag: 'link', attrs, injectTo: 'head-prepend' };
}
