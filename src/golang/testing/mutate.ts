import { scan, type Token } from '../syntax/explain/scanner';
import type { Corpus } from './corpus';
import { monster } from './monsters';
import { oneOf, type Pick, pickOf } from './random';

// Programs like those of the goldens, but for some damage. A seed and a number name one of them.

/** A program that is probably wrong. */
export function wild({ all }: Corpus, seed: number, index: number): string {
  const pick = pickOf(seed, index);
  if (pick(100) === 0) return monster(pick);
  let text = oneOf(pick, all) ?? '';
  const kind = pick(4);
  for (let n = 1 + pick(5); n > 0; n--) {
    if (kind === 0) text = withBytes(pick, text);
    else if (kind === 1) text = withTokens(pick, text, oneOf(pick, all) ?? '');
    else if (kind === 2) text = withParts(pick, text, oneOf(pick, all) ?? '');
    else text = slightly(pick, text);
  }
  return text;
}

/** A program that may well compile. */
export function mild({ running }: Corpus, seed: number, index: number): string {
  const pick = pickOf(seed, index);
  let text = oneOf(pick, running) ?? '';
  for (let n = 1 + pick(3); n > 0; n--) {
    text = pick(8) === 0 ? withParts(pick, text, oneOf(pick, running) ?? '') : slightly(pick, text);
  }
  return text;
}

const MOST_BYTES = 200;

function withBytes(pick: Pick, text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  const at = pick(bytes.length + 1);
  const length = 1 + pick(pick(4) === 0 ? MOST_BYTES : 4);
  const chunk = bytes.slice(at, at + length);
  switch (pick(5)) {
    case 0:
      bytes.splice(at, 1, (bytes[at] ?? 0) ^ (1 << pick(8)));
      break;
    case 1:
      bytes.splice(at, 0, pick(256));
      break;
    case 2:
      bytes.splice(at, length);
      break;
    case 3:
      bytes.splice(pick(bytes.length), 0, ...chunk);
      break;
    default:
      bytes.splice(at, bytes.length);
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** The text in pieces that end with a token each. */
function piecesOf(text: string): string[] {
  const { tokens } = scan(text);
  return tokens.map((token, i) => text.slice(tokens[i - 1]?.end ?? 0, token.end));
}

function withTokens(pick: Pick, text: string, other: string): string {
  const words = piecesOf(text);
  const at = pick(words.length);
  const word = words[at] ?? '';
  const kind = pick(4);
  if (kind === 0) words.splice(at, 1);
  else if (kind === 1) words.splice(at, 0, word);
  else if (kind === 2) words.splice(at, 1, oneOf(pick, piecesOf(other)) ?? '');
  else words.splice(at, 2, words[at + 1] ?? '', word);
  return words.join('');
}

interface Span {
  readonly pos: number;
  readonly end: number;
}

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What stands between brackets, and lines. */
function partsOf(text: string, lines: boolean): Span[] {
  if (lines) {
    const starts = [...text.matchAll(/^.*\n/gm)];
    return starts.map((line) => ({ pos: line.index, end: line.index + line[0].length }));
  }
  const open: Token[] = [];
  return scan(text).tokens.flatMap((token) => {
    if (CLOSES[token.kind] !== undefined) open.push(token);
    const last = open.at(-1);
    if (last === undefined || CLOSES[last.kind] !== token.kind) return [];
    open.pop();
    return { pos: last.end, end: token.pos };
  });
}

/** Statements, expressions or types taken from elsewhere in the program or from another one. */
function withParts(pick: Pick, text: string, other: string): string {
  const lines = pick(2) === 0;
  const from = pick(2) === 0 ? text : other;
  const to = oneOf(pick, partsOf(text, lines));
  const part = oneOf(pick, partsOf(from, lines));
  if (to === undefined || part === undefined) return text;
  const insert = pick(4) === 0 ? '' : from.slice(part.pos, part.end);
  const end = lines && pick(2) === 0 ? to.pos : to.end;
  return text.slice(0, to.pos) + insert + text.slice(end);
}

const TYPES =
  'int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 complex64 complex128 string bool ' +
  'error any byte rune struct{} []int map[string]int *int func() [4]int [0]int chan<-int interface{M()}';
const NUMBERS =
  '0 1 2 -1 3 7 8 63 64 65 127 128 255 256 1000 65535 65536 1<<31 1<<31-1 -1<<31 1<<32 1<<62 -1<<63 1<<63-1 1<<64 ' +
  "1<<100 0.5 1e9 1e30 1e400 -0.0 1i 'a' 0x7fffffff 1_000";
/** A token becomes another one of its set. */
const SETS = [
  TYPES,
  NUMBERS,
  '+ - * / % & | ^ << >> &^',
  '== != < <= > >=',
  '&& ||',
  '= := += -= *= /= %= <<= &^=',
  'break continue return fallthrough panic("fuzz") goto',
  'true false nil iota',
  'len cap append copy make new delete clear min max panic print recover real close',
  'struct interface map chan func',
  'go defer',
  'for if switch select',
  'var const type',
  '"" "x" `y` "\\xff\\u1234" "日本"',
].map((set) => set.split(' '));

/** One token becomes another of its kind, or a name another of the program's names, or a line is lost or doubled. */
function slightly(pick: Pick, text: string): string {
  if (pick(6) === 0) return withParts(pick, text, text);
  const words = piecesOf(text);
  const at = pick(words.length);
  const word = words[at] ?? '';
  const bare = word.trim();
  const lead = word.slice(0, word.indexOf(bare));
  const isOf = /^\d/.test(bare) ? '1' : /^["`]/.test(bare) ? '""' : bare;
  const set = SETS.find((set) => set.includes(isOf));
  if (set !== undefined) words[at] = `${lead}${oneOf(pick, set) ?? ''}`;
  else if (/^[\p{L}_]/u.test(bare)) {
    const names = words.map((other) => other.trim()).filter((other) => /^[\p{L}_]/u.test(other));
    words[at] = lead + (oneOf(pick, names) ?? '');
  } else if (bare === ')' || bare === ',' || bare === ';') return slightly(pick, text);
  return words.join('');
}
