import { ExprReader } from './exprs';
import type { Shape } from './types';

/** What a simple statement turned out to be. */
interface Simple {
  readonly kind: 'expr' | 'assign' | 'define' | 'range' | 'send' | 'update';
  /** Where Go places the statement: its operator, if it has one. */
  readonly pos: number;
  readonly start: number;
  readonly end: number;
  readonly left?: Shape;
  readonly right?: Shape;
}

type Header = 'if' | 'for' | 'switch';

/** Simple statements, and the headers of if, for and switch, which are made of them. */
export abstract class SimpleReader extends ExprReader {
  protected simple(known?: Shape, header?: Header): Simple {
    const start = known?.pos ?? this.token.pos;
    const done = (kind: Simple['kind'], pos: number, right?: Shape): Simple => {
      const end = this.lastEnd;
      const sides = { ...(left && { left }), ...(right && { right }) };
      return { kind, pos, start, end, ...sides };
    };
    let left = known;
    if (header === 'for' && this.at('range')) return this.rangeClause(done);
    left ??= this.exprList();
    const { pos, kind } = this.token;
    if (kind === '=' || kind === ':=') {
      if (kind === ':=') this.checkNames(left);
      this.advance();
      if (header === 'for' && this.at('range')) return this.rangeClause(done);
      const right = this.exprList();
      return done(kind === '=' ? 'assign' : 'define', pos, right);
    }
    if (left.kind === 'list') {
      this.unexpected('expected := or = or comma');
      this.skipTo(';', '}');
      return done('expr', start);
    }
    if (this.got('<-')) return done('send', pos, this.expr());
    if (this.got('op=')) return done('update', pos, this.expr());
    if (this.got('++')) return done('update', pos);
    return done('expr', start);
  }

  private checkNames(left: Shape): void {
    for (const item of left.items ?? [left]) {
      if (item.kind === 'name') continue;
      const what = this.text.slice(item.pos, item.end);
      this.plainErrorAt(item.pos, `non-name ${what} on left side of :=`);
    }
  }

  private rangeClause(done: (kind: Simple['kind'], pos: number) => Simple): Simple {
    const { pos } = this.token;
    this.advance();
    this.expr();
    return done('range', pos);
  }

  /** Whether it is the header of a type switch. */
  protected header(keyword: Header): boolean {
    this.want(keyword);
    if (this.at('{')) {
      if (keyword === 'if') this.errorHere('missing condition in if statement');
      return false;
    }
    const outer = this.literals;
    this.literals = -1;
    const last = this.headerParts(keyword);
    this.literals = outer;
    const guard = last?.kind === 'expr' ? last.left : last?.right;
    if (keyword !== 'switch' || last?.kind === 'assign' || guard?.kind !== 'typeswitch')
      return false;
    return this.guards.delete(guard.pos);
  }

  /** What stands last in it. */
  private headerParts(keyword: Header): Simple | undefined {
    let init: Simple | undefined;
    if (!this.at(';')) {
      if (this.got('var')) this.errorHere(`var declaration not allowed in ${keyword} initializer`);
      init = this.simple(undefined, keyword);
      if (init.kind === 'range') return init;
    }
    if (this.at('{')) {
      this.condition(keyword, init, undefined);
      return init;
    }
    const semi = this.at(';') ? this.token : undefined;
    if (semi === undefined) {
      this.want('{');
      if (!this.at('{')) this.skipTo('{', '}');
    } else this.advance();
    let cond: Simple | undefined;
    if (keyword === 'for') {
      if (!this.at(';')) {
        if (this.at('{')) {
          this.errorHere('expected for loop condition');
          return undefined;
        }
        cond = this.simple();
      }
      this.want(';');
      if (!this.at('{')) {
        const post = this.simple();
        if (post.kind === 'define') {
          this.errorAt(post.pos, 'cannot declare in post statement of for loop');
        }
      }
    } else if (!this.at('{')) cond = this.simple(undefined, keyword);
    this.condition(keyword, cond, semi);
    return cond;
  }

  /** `case n += <-c`: gc's type checker takes it, a later pass does not. */
  protected readonly receivingUpdates: number[] = [];

  /** What a case of select may be: a send, a receive, or an assignment of one. */
  protected communication(): void {
    const s = this.simple();
    if (s.kind !== 'update') return;
    let right = s.right;
    while (right?.kind === 'paren') right = right.inner;
    if (right?.kind === 'receive') this.receivingUpdates.push(s.pos);
    else {
      const message = 'select case must be send or receive (possibly with assignment)';
      this.plainErrorAt(s.start, message);
    }
  }

  private condition(
    keyword: Header,
    cond: Simple | undefined,
    semi: { pos: number; text: string } | undefined,
  ): void {
    if (cond === undefined) {
      if (keyword !== 'if' || semi === undefined) return;
      if (semi.text === 'semicolon') {
        this.errorAt(semi.pos, 'missing condition in if statement');
      } else {
        this.errorAt(semi.pos, `unexpected ${semi.text}, expected { after if clause`);
      }
      return;
    }
    if (cond.kind === 'expr') return;
    if (cond.kind === 'define' && cond.right?.kind === 'typeswitch') return;
    let what = this.text.slice(cond.start, cond.end);
    if (cond.kind === 'assign') {
      what = `assignment ${this.emphasized(cond.left)} = ${this.emphasized(cond.right)}`;
    }
    this.errorAt(cond.pos, `cannot use ${what} as value`);
  }

  /** In parentheses unless a name or a literal, so that the `=` stands out. */
  private emphasized(side: Shape | undefined): string {
    if (side === undefined) return '';
    const text = this.text.slice(side.pos, side.end);
    return side.kind === 'name' || side.kind === 'literal' ? text : `(${text})`;
  }
}
