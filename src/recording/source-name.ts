/**
 * How the source names the operand of a call that the compiler made of an expression: the `m` of `m[8] = 1`,
 * the `wg.Wait` of `wg.Wait()`. Labels only: where the text is not as expected, undefined.
 */

const OPEN = '([{';
const CLOSE = ')]}';
const LONGEST = 24;

/** Operand of the index expression at `pos` (its first character, or its bracket). */
export function indexedOperand(text: string, pos: number): string | undefined {
  if (text[pos] === '[') return nameOf(text.slice(primaryStart(text, pos), pos));
  const primary = primaryAt(text, pos);
  if (!primary.endsWith(']')) return undefined;
  return nameOf(primary.slice(0, openingBracket(primary)));
}

/** What stands in the brackets of that expression. */
export function indexedKey(text: string, pos: number): string | undefined {
  if (text[pos] === '[') return nameOf(text.slice(pos + 1, (closingBracket(text, pos) ?? pos) - 1));
  const primary = primaryAt(text, pos);
  if (!primary.endsWith(']')) return undefined;
  return nameOf(primary.slice(openingBracket(primary) + 1, -1));
}

/** First argument of the call at `pos` (its first character, or its parenthesis): the `m` of `delete(m, 3)`. */
export function firstArgument(text: string, pos: number): string | undefined {
  const call = callAt(text, pos);
  const start = call.indexOf('(');
  if (start < 0) return undefined;
  const inside = call.slice(start + 1, -1);
  return nameOf(inside.slice(0, topLevel(inside, ',')));
}

/** Second argument of the call at `pos`. */
export function secondArgument(text: string, pos: number): string | undefined {
  const call = callAt(text, pos);
  const start = call.indexOf('(');
  if (start < 0) return undefined;
  const inside = call.slice(start + 1, -1);
  const rest = inside.slice(topLevel(inside, ',') + 1);
  return nameOf(rest.slice(0, topLevel(rest, ',')));
}

/** What the `for … range X {` around `pos` walks over. */
export function rangedOperand(text: string, pos: number): string | undefined {
  const line = text.lastIndexOf('\n', pos - 1) + 1;
  const range = /\brange\s+/.exec(text.slice(line, line + 400));
  if (range === null) return undefined;
  return nameOf(primaryAt(text, line + range.index + range[0].length));
}

/** What the call at `pos` calls: `wg.Wait`. */
export function calledName(text: string, pos: number): string | undefined {
  const call = callAt(text, pos);
  if (!call.endsWith(')')) return undefined;
  return nameOf(call.slice(0, openingBracket(call)));
}

function callAt(text: string, pos: number): string {
  if (text[pos] !== '(') return primaryAt(text, pos);
  // Of `locks[i].Lock` the end will do.
  const name = text.slice(primaryStart(text, pos), pos).replace(/^\./, '');
  return name + text.slice(pos, closingBracket(text, pos) ?? pos);
}

/** The longest primary expression from `pos` on: names, selectors, brackets with what they hold. */
function primaryAt(text: string, pos: number): string {
  let at = pos;
  while (text[at] === '*' || text[at] === '&') at++;
  const start = at;
  while (at < text.length && at - start < 400) {
    const char = text[at] ?? '';
    if (char === '(' || char === '[') {
      const end = closingBracket(text, at);
      if (end === undefined) break;
      at = end;
    } else if (/[\p{L}\p{Nd}_.]/u.test(char)) at++;
    else break;
  }
  return text.slice(start, at);
}

/** Where the names and selectors that end at `end` begin. */
function primaryStart(text: string, end: number): number {
  return (
    end - (/[\p{L}\p{Nd}_.]*$/u.exec(text.slice(Math.max(0, end - 200), end))?.[0].length ?? 0)
  );
}

/** Offset behind the bracket that closes the one at `open`. */
function closingBracket(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length && at - open < 400; at++) {
    const char = text[at] ?? '';
    if (OPEN.includes(char)) depth++;
    else if (CLOSE.includes(char) && --depth === 0) return at + 1;
  }
  return undefined;
}

/** Offset of the bracket that the last character closes. */
function openingBracket(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const char = text[at] ?? '';
    if (CLOSE.includes(char)) depth++;
    else if (OPEN.includes(char) && --depth === 0) return at;
  }
  return 0;
}

/** Offset of the first `separator` outside brackets, or the end. */
function topLevel(text: string, separator: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (OPEN.includes(char)) depth++;
    else if (CLOSE.includes(char)) depth--;
    else if (char === separator && depth === 0) return at;
  }
  return text.length;
}

function nameOf(text: string): string | undefined {
  const name = text.replace(/\s+/g, ' ').trim();
  if (name === '') return undefined;
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}
