/**
 * Go's tokens, with the semicolons that line ends imply. Independent of the grammar's own tokenizer: that one
 * is lenient, and this one is to report what Go's compiler reports.
 */

export interface Token {
  /** `name`, `literal`, `operator` (binary or unary), `op=`, `++`; else the token or keyword itself. */
  readonly kind: string;
  /** As written; of an implied semicolon `newline` or `EOF`, of a written one `semicolon`. */
  readonly text: string;
  readonly pos: number;
  readonly end: number;
}

export interface LexicalError {
  readonly pos: number;
  readonly message: string;
}

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import ' +
    'interface map package range return select struct switch type var'
  ).split(' '),
);

/** Longest first. */
const OPERATORS = (
  '<<= >>= &^= ... && || <- ++ -- == != <= >= := += -= *= /= %= &= |= ^= << >> &^ ' +
  '+ - * / % & | ^ < > = ! ( ) [ ] { } , ; . : ~'
).split(' ');

const OPERATOR_KINDS: Readonly<Record<string, string>> = {
  '*': '*',
  '<-': '<-',
  '=': '=',
  ':=': ':=',
  '++': '++',
  '--': '++',
};

const ENDS_STATEMENT = new Set(
  'name literal ++ ) ] } break continue fallthrough return'.split(' '),
);

const SPACE = /[ \t\r]*/y;
/** Anything beyond ASCII counts as part of a name, perhaps a wrong one. */
const NAME = /[\p{L}_\u0080-\u{10ffff}][\p{L}\p{Nd}_\u0080-\u{10ffff}]*/uy;
const WRONG_IN_NAME = /[^\p{L}\p{Nd}_]/gu;
const NUMBER =
  /(?:0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]*)?|0[bBoO][\d_]*|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?[\d_]*)?)i?/y;

/** What no Go text has in it, even in a comment: zero bytes, byte order marks but at its start, halves of pairs. */
const UNREADABLE = /[\0\ufeff\p{Cs}]/gu;

/** With spaces in their stead. */
export function readable(text: string): string {
  return text.replace(UNREADABLE, ' ');
}

function unreadable(text: string): LexicalError[] {
  return [...text.matchAll(UNREADABLE)].flatMap(({ 0: char, index: pos }) => {
    if (char === '\0') return { pos, message: 'invalid NUL character' };
    if (char !== '\ufeff') return { pos, message: 'invalid UTF-8 encoding' };
    return pos === 0 ? [] : { pos, message: 'invalid BOM in the middle of the file' };
  });
}

export function scan(source: string): { tokens: Token[]; errors: LexicalError[] } {
  const tokens: Token[] = [];
  const errors: LexicalError[] = unreadable(source);
  const text = readable(source);
  const report = (pos: number, message: string): void => void errors.push({ pos, message });
  let at = 0;
  let needsSemicolon = false;

  const push = (kind: string, end: number, as?: string): void => {
    tokens.push({ kind, text: as ?? text.slice(at, end), pos: at, end });
    needsSemicolon = ENDS_STATEMENT.has(kind);
    at = end;
  };

  for (;;) {
    at += matchAt(SPACE, text, at)?.length ?? 0;
    const char = text[at];
    if (char === undefined) break;
    if (char === '\n') {
      if (needsSemicolon) push(';', at, 'newline');
      at++;
      continue;
    }
    if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at);
      // The semicolon belongs at the comment, as Go places it.
      if (needsSemicolon) push(';', at, end < 0 ? 'EOF' : 'newline');
      at = end < 0 ? text.length : end;
      continue;
    }
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      const comment = text.slice(at, end < 0 ? text.length : end);
      if (end < 0) report(at, 'comment not terminated');
      if (needsSemicolon && comment.includes('\n')) push(';', at, 'newline');
      at = end < 0 ? text.length : end + 2;
      continue;
    }
    const name = matchAt(NAME, text, at);
    if (name !== undefined) {
      for (const wrong of wrongInName(name)) report(at + wrong.offset, wrong.message);
      push(KEYWORDS.has(name) ? name : 'name', at + name.length);
      continue;
    }
    if (/^\.?\d/.test(text.slice(at, at + 2))) {
      const number = matchAt(NUMBER, text, at) ?? char;
      const wrong = numberError(number);
      if (wrong !== undefined) report(at + wrong.offset, wrong.message);
      push('literal', at + number.length);
      continue;
    }
    if (char === '"' || char === "'" || char === '`') {
      const literal = scanQuoted(text, at);
      for (const error of literal.errors) report(error.pos, error.message);
      push('literal', literal.end);
      continue;
    }
    const operator = OPERATORS.find((op) => text.startsWith(op, at));
    if (operator !== undefined) {
      push(operatorKind(operator), at + operator.length, operator === ';' ? 'semicolon' : operator);
      continue;
    }
    const code = text.codePointAt(at) ?? 0;
    report(at, `invalid character ${unicodeName(code)}`);
    at += code > 0xffff ? 2 : 1;
  }
  if (needsSemicolon) push(';', at, 'EOF');
  push('EOF', at, 'EOF');
  return { tokens, errors };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function operatorKind(text: string): string {
  const known = OPERATOR_KINDS[text];
  if (known !== undefined) return known;
  if (/^(?:[-+*/%&|^]|<<|>>|&\^)=$/.test(text)) return 'op=';
  return /^[-+/%&|^<>!=~]/.test(text) ? 'operator' : text;
}

function wrongInName(name: string): { offset: number; message: string }[] {
  const wrong = [...name.matchAll(WRONG_IN_NAME)].map(({ index, 0: char }) => {
    const code = unicodeName(char.codePointAt(0) ?? 0);
    return { offset: index, message: `invalid character ${code} in identifier` };
  });
  if (!/^\p{Nd}/u.test(name)) return wrong;
  const first = unicodeName(name.codePointAt(0) ?? 0);
  return [{ offset: 0, message: `identifier cannot begin with digit ${first}` }, ...wrong];
}

function unicodeName(code: number): string {
  const hex = code.toString(16).toUpperCase().padStart(4, '0');
  const printable = /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(String.fromCodePoint(code));
  return printable ? `U+${hex} '${String.fromCodePoint(code)}'` : `U+${hex}`;
}

const BASE_NAMES: Readonly<Record<string, [string, RegExp]>> = {
  x: ['hexadecimal', /[^\da-f_]/i],
  o: ['octal', /[^0-7_]/],
  b: ['binary', /[^01_]/],
};

function numberError(number: string): { offset: number; message: string } | undefined {
  const digits = number.replace(/i$/, '');
  const prefix = /^0([xob])(.*)$/i.exec(digits);
  if (prefix !== null) {
    const [, letter = '', rest = ''] = prefix;
    const [name, wrong] = BASE_NAMES[letter.toLowerCase()] ?? ['', /$^/];
    if (rest === '') return { offset: digits.length, message: `${name} literal has no digits` };
    if (letter.toLowerCase() === 'x') return undefined;
    const at = rest.search(wrong);
    if (at < 0) return undefined;
    return { offset: at + 2, message: `invalid digit '${rest[at]}' in ${name} literal` };
  }
  if (/^0[\d_]+$/.test(digits) && number === digits) {
    const at = digits.search(/[89]/);
    if (at >= 0) return { offset: at, message: `invalid digit '${digits[at]}' in octal literal` };
  }
  if (/[eE][+-]?$/.test(digits)) {
    return { offset: digits.length, message: 'exponent has no digits' };
  }
  const lone = /__|_$|_[.eE]|[.eE]_/.exec(digits);
  if (lone !== null) {
    const offset = lone.index + lone[0].lastIndexOf('_');
    return { offset, message: "'_' must separate successive digits" };
  }
  return undefined;
}

const ESCAPES = /\\(?:[abfnrtv\\]|[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/y;

const DIGITS: Readonly<Record<string, readonly [name: string, digit: RegExp, count: number]>> = {
  x: ['hexadecimal', /[\da-fA-F]/, 2],
  u: ['hexadecimal', /[\da-fA-F]/, 4],
  U: ['hexadecimal', /[\da-fA-F]/, 8],
};

/** What is wrong with the escape whose backslash is at `at`. */
function badEscape(text: string, at: number): LexicalError {
  const letter = text[at + 1] ?? '';
  const isOctal = /[0-7]/.test(letter);
  const [name, digit] = isOctal ? ['octal', /[0-7]/] : (DIGITS[letter] ?? ['', /$^/]);
  if (name === '') return { pos: at + 1, message: 'unknown escape' };
  let wrong = isOctal ? at + 1 : at + 2;
  while (digit.test(text[wrong] ?? '')) wrong++;
  const char = String.fromCodePoint(text.codePointAt(wrong) ?? 0x20);
  const quoted = char === "'" ? "'\\''" : `'${char === '\n' ? '\\n' : char}'`;
  return { pos: wrong, message: `invalid character ${quoted} in ${name} escape` };
}

/** An escape with all its digits, which may say no byte or no character. */
function badCodePoint(escape: string, at: number): readonly LexicalError[] {
  const pos = at + escape.length;
  if (/^\\[0-7]{3}$/.test(escape)) {
    const value = Number.parseInt(escape.slice(1), 8);
    return value > 255 ? [{ pos, message: `octal escape value ${value} > 255` }] : [];
  }
  if (!/^\\[uU]/.test(escape)) return [];
  const value = Number.parseInt(escape.slice(2), 16);
  const isCharacter = value <= 0x10ffff && !(value >= 0xd800 && value < 0xe000);
  if (isCharacter) return [];
  const code = value.toString(16).toUpperCase().padStart(4, '0');
  return [{ pos, message: `escape is invalid Unicode code point U+${code}` }];
}

/** A string or rune literal from its opening quote on. */
function scanQuoted(text: string, start: number): { end: number; errors: LexicalError[] } {
  const quote = text[start] ?? '';
  const errors: LexicalError[] = [];
  if (quote === '`') {
    const close = text.indexOf('`', start + 1);
    if (close < 0) errors.push({ pos: start, message: 'string not terminated' });
    return { end: close < 0 ? text.length : close + 1, errors };
  }
  let at = start + 1;
  let chars = 0;
  for (; ; chars++) {
    const char = text[at];
    if (char === quote) break;
    if (char === undefined || char === '\n') {
      const what = quote === '"' ? 'string' : 'rune literal';
      if (char === undefined) errors.push({ pos: start, message: `${what} not terminated` });
      else if (errors.length === 0) errors.push({ pos: at, message: `newline in ${what}` });
      return { end: at, errors };
    }
    if (char !== '\\') {
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    const escape = text[at + 1] === quote ? `\\${quote}` : matchAt(ESCAPES, text, at);
    if (escape === undefined) errors.push(badEscape(text, at));
    else errors.push(...badCodePoint(escape, at));
    at += escape?.length ?? (text[at + 1] === '\n' || text[at + 1] === undefined ? 1 : 2);
  }
  if (quote === "'" && chars === 0) {
    errors.push({ pos: start + 1, message: "empty rune literal or unescaped '" });
  }
  if (quote === "'" && chars > 1 && errors.length === 0) {
    errors.push({ pos: start, message: 'more than one character in rune literal' });
  }
  return { end: at + 1, errors };
}
