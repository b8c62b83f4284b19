import { KNOWN } from './known.mjs';

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
    const withVerdict = (/** @type {string} */ verdict) =>
      results.filter((result) => result.verdict === verdict);
    const differing = withVerdict('differs');
    if (differing.length > 0) {
      lines.push('', '### differs', '', '| program | how | why |', '|---|---|---|');
      for (const { name, reason } of differing) {
        lines.push(`| \`${name}\` | ${cell(reason)} | ${cell(KNOWN[name] ?? '')} |`);
      }
    }
    for (const verdict of ['unsupported', 'out of scope']) {
      const found = withVerdict(verdict);
      if (found.length === 0) continue;
      lines.push('', `### ${verdict}`, '', '| why | programs |', '|---|---|');
      for (const [reason, names] of byReason(found)) {
        lines.push(`| ${cell(reason)} | ${names.map((name) => `\`${name}\``).join(', ')} |`);
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

/**
 * Commonest reasons first.
 * @param {readonly import('./judge.mjs').Result[]} results
 */
function byReason(results) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const { name, reason } of results) {
    groups.set(reason, [...(groups.get(reason) ?? []), name]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
