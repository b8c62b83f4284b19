/** What a page puts in its HTML to show the moment behind a link. Isolated pages share their isolation with it. */
export function embedCode(link: string, title: string): string {
  const url = new URL(link);
  url.searchParams.delete('memory');
  url.searchParams.set('embed', '1');
  const attributes = {
    src: url.href,
    title,
    width: '720',
    height: '480',
    loading: 'lazy',
    allow: 'cross-origin-isolated; clipboard-write',
    style: 'max-width:100%;border:1px #8886 solid;border-radius:8px',
  };
  const text = Object.entries(attributes).map(([name, value]) => `${name}="${escape(value)}"`);
  return `<iframe ${text.join(' ')}></iframe>`;
}

/** The same moment on the whole page. */
export function fullPage(link: string): string {
  const url = new URL(link);
  for (const name of ['embed', 'theme']) url.searchParams.delete(name);
  return url.href;
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
