import { ExprReader } from './exprs';
import type { Shape } from './types';

/** What a simple statement turned out to be. */
interface Simple {
  readonly kind: 'expr' | 'assign' | 'define' | 'range' | 'other';
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
      if (header === 'for' && this.at('range')) {
        const third = left.items?.[2];
        if (third !== undefined) {
          this.plainErrorAt(third.pos, 'range clause permits at most two iteration variables');
        }
        return this.rangeClause(done);
      }
      const right = this.exprList();
      if (right.kind === 'typeswitch' && !(header === 'switch' && kind === ':=')) {
        this.plainErrorAt(right.pos, 'invalid syntax tree: use of .(type) outside type switch');
      }
      return done(kind === '=' ? 'assign' : 'define', pos, right);
    }
    if (left.kind === 'list') {
      this.unexpected('expected := or = or comma');
      this.skipTo(';', '}');
      return done('expr', start);
    }
    if (this.got('op=') || this.got('<-')) {
      const right = this.expr();
      return done('other', pos, right);
    }
    if (this.got('++')) return done('other', pos);
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

  protected header(keyword: Header): void {
    this.want(keyword);
    if (this.at('{')) {
      if (keyword === 'if') this.errorHere('missing condition in if statement');
      return;
    }
    const outer = this.literals;
    this.literals = -1;
    this.headerParts(keyword);
    this.literals = outer;
  }

  private headerParts(keyword: Header): void {
    let init: Simple | undefined;
    if (!this.at(';')) {
      if (this.got('var')) this.errorHere(`var declaration not allowed in ${keyword} initializer`);
      init = this.simple(undefined, keyword);
      if (init.kind === 'range') return;
    }
    if (this.at('{')) {
      this.condition(keyword, init, undefined);
      return;
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
          return;
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
