/** @typedef {{ title: string, about: string, results: import('./judge.mjs').Result[] }} Section */

/**
 * @param {string} version
 * @param {Section[]} sections
 */
export function report(version, sections) {
  const lines = [
    '# Conformance',
    '',
    `Programs run with real Go (${version}) and with hmapscope in free mode: stdout, exit status and the first line of`,
    'stderr are compared. `npm run conformance` wrote this file; it needs Go 1.23.',
    '',
    '| corpus | pass | differs | unsupported | in scope | out of scope |',
    '|---|---|---|---|---|---|',
  ];
  for (const { title, results } of sections) {
    const count = (/** @type {string} */ verdict) =>
      results.filter((result) => result.verdict === verdict).length;
    const outside = count('out of scope');
    const inside = results.length - outside;
    const share = inside === 0 ? '' : ` (${((100 * count('pass')) / inside).toFixed(1)} %)`;
    lines.push(
      `| ${title} | ${count('pass')}${share} | ${count('differs')} | ${count('unsupported')} | ${inside} | ${outside} |`,
    );
  }
  for (const { title, about, results } of sections) {
    lines.push('', `## ${title}`, '', about);
    for (const verdict of /** @type {const} */ (['differs', 'unsupported', 'out of scope'])) {
      const found = results.filter((result) => result.verdict === verdict);
      if (found.length === 0) continue;
      lines.push('', `### ${verdict}`, '', '| program | why |', '|---|---|');
      for (const { name, reason } of found) {
        lines.push(`| \`${name}\` | ${reason.replaceAll('|', '\\|').replaceAll('<', '&lt;')} |`);
      }
    }
    const passed = results.filter(({ verdict }) => verdict === 'pass').map(({ name }) => name);
    lines.push(
      '',
      `### pass (${passed.length})`,
      '',
      passed.map((name) => `\`${name}\``).join(', '),
    );
  }
  return `${lines.join('\n')}\n`;
}
