// Tells index.html which file the worker is, so that it can start it before the page's own code is there.

/** @returns {import('vite').Plugin} */
export function earlyWorkerPlugin() {
  return {
    name: 'hmapscope-early-worker',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => html.replace('%WORKER%', bundle ? workerIn(bundle) : ''),
    },
  };
}

/**
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @returns {string}
 */
function workerIn(bundle) {
  const [file, ...others] = Object.keys(bundle).filter((name) =>
    /^assets\/worker-.*\.js$/.test(name),
  );
  if (file === undefined || others.length > 0) throw new Error('the build has not one worker');
  return `./${file}`;
}
