import type { SourceFile } from '../ast';
import { scan, type Token } from './scanner';

export interface SyntaxError {
  readonly pos: number;
  readonly end: number;
  readonly message: string;
  readonly kind: 'syntax' | 'limit';
}

/** Thrown to leave a text that nests too deep or is too long; never leaves `explainSyntax`. */
export class Beyond extends Error {}

/** Which a stack is sure to hold. */
const DEEPEST = 400;
/** Which take about a second to compile: more than any file of Go's own that a person wrote. */
const MOST_TOKENS = 100_000;

const END: Token = { kind: 'EOF', text: 'EOF', pos: 0, end: 0 };

/** Statements begin with these: where an error is left behind inside a function. */
const STATEMENT_STARTS = new Set(
  'break const continue defer fallthrough for go goto if return select switch type var'.split(' '),
);

/**
 * Reading tokens and reporting what is wrong with them, as Go's compiler words and places it: one error a line,
 * and after an error the reader skips to a token from which it can go on.
 */
export abstract class TokenReader {
  readonly errors: SyntaxError[] = [];
  protected readonly text: string;
  /** Nesting of functions; outside of any, only declarations are resting points. */
  protected functions = 0;
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;

  constructor(source: SourceFile) {
    this.text = source.text;
    const { tokens, errors } = scan(source.text);
    this.tokens = tokens;
    for (const { pos, message } of errors) {
      this.errors.push({ pos, end: pos + 1, message, kind: 'syntax' });
    }
  }

  protected get token(): Token {
    return this.tokens[this.next] ?? this.tokens.at(-1) ?? END;
  }

  protected peek(ahead: number): Token {
    return this.tokens[this.next + ahead] ?? this.tokens.at(-1) ?? END;
  }

  /** Where the last token read ended. */
  protected get lastEnd(): number {
    return this.tokens[this.next - 1]?.end ?? 0;
  }

  protected at(...kinds: string[]): boolean {
    return kinds.includes(this.token.kind);
  }

  protected advance(): void {
    if (this.token.kind === 'EOF') return;
    if (this.next === MOST_TOKENS) this.beyond('programs of more than 100,000 tokens yet');
    this.next++;
  }

  protected got(kind: string): boolean {
    if (!this.at(kind)) return false;
    this.advance();
    return true;
  }

  protected want(kind: string): void {
    if (this.got(kind)) return;
    this.unexpected(`expected ${kindName(kind)}`);
    this.advance();
  }

  /** Skips to one of the kinds, or inside a function to the start of a statement. */
  protected skipTo(...kinds: string[]): void {
    while (!this.at('EOF', ...kinds)) {
      if (this.functions > 0 && STATEMENT_STARTS.has(this.token.kind)) return;
      this.advance();
    }
  }

  /** `syntax error: unexpected X` and what follows it: `in …`, `at …`, `after …`, `expected …`. */
  protected unexpected(context: string): void {
    const glue = context.startsWith('expected ') ? ', ' : ' ';
    this.errorAt(this.token.pos, `unexpected ${tokenName(this.token)}${glue}${context}`);
  }

  protected errorHere(message: string): void {
    this.errorAt(this.token.pos, message);
  }

  protected errorAt(pos: number, message: string): void {
    // What an earlier error left open is no news at the end of the text.
    if (this.at('EOF') && this.errors.length > 0) return;
    this.plainErrorAt(pos, `syntax error: ${message}`);
  }

  protected plainErrorHere(message: string): void {
    this.plainErrorAt(this.token.pos, message);
  }

  protected plainErrorAt(pos: number, message: string): void {
    const end = pos === this.token.pos ? Math.max(this.token.end, pos + 1) : pos + 1;
    this.errors.push({ pos, end, message, kind: 'syntax' });
  }

  /** Reads something that may hold itself. */
  protected nested<T>(read: () => T): T {
    if (++this.depth > DEEPEST) this.tooDeep();
    const result = read();
    this.depth--;
    return result;
  }

  protected tooDeep(): never {
    this.beyond('programs that nest this deep');
  }

  private beyond(what: string): never {
    const { pos, end } = this.token;
    const message = `hmapscope does not support ${what}`;
    this.errors.push({ pos, end, message, kind: 'limit' });
    throw new Beyond();
  }

  /** `item sep item … close`; the separator is optional before `close`. An item that says false is the last. */
  protected list(context: string, sep: string, close: string, item: () => unknown): void {
    let more = true;
    while (more && !this.at('EOF', close)) {
      const before = this.next;
      more = item() !== false;
      if (!this.got(sep) && !this.at(close)) {
        this.unexpected(`in ${context}; possibly missing ${kindName(sep)} or ${kindName(close)}`);
        this.skipTo(')', ']', '}');
        if (!this.at(close)) return;
      }
      if (this.next === before) this.advance();
    }
    this.want(close);
  }
}

function kindName(kind: string): string {
  if (kind === ',') return 'comma';
  return kind === ';' ? 'semicolon or newline' : kind;
}

function tokenName(token: Token): string {
  if (token.kind === 'name') return `name ${token.text}`;
  if (token.kind === 'literal') return `literal ${token.text}`;
  if (token.kind === ';') return token.text;
  return kindName(token.text);
}
