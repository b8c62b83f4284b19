import { type Shape, TypeReader } from './types';

/** From the loosest on. */
const OPERATORS = ['||', '&&', '== != < <= > >=', '+ - | ^', '* / % & &^ << >>'];
const PRECEDENCE = new Map(
  OPERATORS.flatMap((level, i) => level.split(' ').map((op): [string, number] => [op, i + 1])),
);

const UNARY = new Set(['*', '+', '-', '!', '^', '&', '~']);

/** A chain `a+b+c…` or `f()()()…` makes a tree as deep as it is long. */
const LONGEST_CHAIN = 1000;

export abstract class ExprReader extends TypeReader {
  /** Where `x.(type)` stands that no header of a type switch has taken. */
  protected readonly guards = new Set<number>();

  protected abstract functionBody(): void;

  protected expr(): Shape {
    return this.nested(() => this.binary(0));
  }

  protected exprList(): Shape {
    const first = this.expr();
    if (!this.at(',')) return first;
    const items = [first];
    while (this.got(',')) items.push(this.expr());
    return { kind: 'list', pos: first.pos, end: this.lastEnd, items };
  }

  private binary(above: number): Shape {
    let left = this.unary();
    for (let length = 0; ; length++) {
      if (length > LONGEST_CHAIN) this.tooDeep();
      const precedence = this.at('operator', '*') ? (PRECEDENCE.get(this.token.text) ?? 0) : 0;
      if (precedence <= above) return left;
      this.advance();
      this.nested(() => this.binary(precedence));
      left = { kind: 'value', pos: left.pos, end: this.lastEnd };
    }
  }

  private unary(): Shape {
    const { pos } = this.token;
    if (this.at('operator', '*') && UNARY.has(this.token.text)) {
      const kind = this.at('*') ? 'pointer' : 'value';
      this.advance();
      const inner = this.nested(() => this.unary());
      return { kind, pos, end: this.lastEnd, inner };
    }
    if (this.at('<-')) {
      if (this.peek(1).kind === 'chan') {
        this.type();
        return this.postfix({ kind: 'type', pos, end: this.lastEnd });
      }
      this.advance();
      this.nested(() => this.unary());
      return { kind: 'receive', pos, end: this.lastEnd };
    }
    return this.primary();
  }

  protected primary(): Shape {
    return this.postfix(this.operand());
  }

  private operand(): Shape {
    const { pos, kind } = this.token;
    const shape = (as: Shape['kind']): Shape => ({ kind: as, pos, end: this.lastEnd });
    switch (kind) {
      case 'name':
        this.advance();
        return shape('name');
      case 'literal':
        this.advance();
        return shape('literal');
      case '(': {
        this.advance();
        const inner = this.inBrackets(() => this.parenthesized());
        this.want(')');
        return { kind: 'paren', pos, end: this.lastEnd, inner };
      }
      case 'func':
        this.advance();
        this.signature();
        if (!this.at('{')) return shape('type');
        this.inBrackets(() => this.functionBody());
        return shape('value');
      case '[':
      case 'chan':
      case 'map':
      case 'struct':
      case 'interface':
        this.type();
        return shape('type');
      default:
        this.unexpected('expected expression');
        this.skipTo(')', ']', '}');
        return shape('value');
    }
  }

  /** In parentheses a type that starts like no expression may stand, as in `(<-chan int)(c)`. */
  private parenthesized(): Shape {
    return this.expr();
  }

  private postfix(operand: Shape): Shape {
    let x = operand;
    for (let length = 0; ; length++) {
      if (length > LONGEST_CHAIN) this.tooDeep();
      const { pos } = x;
      if (this.got('.')) x = this.selector(pos);
      else if (this.got('[')) x = this.index(x);
      else if (this.got('(')) {
        this.inBrackets(() =>
          this.list('argument list', ',', ')', () => {
            this.expr();
            return !this.got('...');
          }),
        );
        x = { kind: 'call', pos, end: this.lastEnd };
      } else if (this.at('{') && this.opensLiteral(x)) {
        this.compositeValue();
        x = { kind: 'value', pos, end: this.lastEnd };
      } else return x;
    }
  }

  private selector(pos: number): Shape {
    if (this.got('name')) return { kind: 'selector', pos, end: this.lastEnd };
    if (this.got('(')) {
      const guard = this.got('type');
      if (guard) this.guards.add(pos);
      else this.type();
      this.want(')');
      return { kind: guard ? 'typeswitch' : 'value', pos, end: this.lastEnd };
    }
    this.unexpected('expected name or (');
    this.skipTo(';', ')');
    return { kind: 'value', pos, end: this.lastEnd };
  }

  private index(x: Shape): Shape {
    const { pos } = x;
    if (this.at(']')) {
      this.unexpected('expected operand');
      this.advance();
      return { kind: 'index', pos, end: this.lastEnd };
    }
    let isType = !isValue(x);
    const isIndex = this.inBrackets(() => {
      if (this.at(':')) return false;
      if (isValue(this.expr())) isType = false;
      if (!this.at(',')) return this.at(']');
      while (this.got(',')) {
        if (!this.at(']')) this.type();
      }
      return true;
    });
    if (isIndex) {
      this.want(']');
      return { kind: isType ? 'index' : 'element', pos, end: this.lastEnd };
    }
    this.inBrackets(() => this.sliceBounds());
    this.want(']');
    return { kind: 'value', pos, end: this.lastEnd };
  }

  private sliceBounds(): void {
    if (!this.got(':')) {
      this.unexpected('expected comma, : or ]');
      this.skipTo(',', ':', ']');
    }
    const hasHigh = !this.at(':', ']');
    if (hasHigh) this.expr();
    if (!this.at(':')) return;
    if (!hasHigh) this.plainErrorHere('middle index required in 3-index slice');
    this.advance();
    if (this.at(']')) this.plainErrorHere('final index required in 3-index slice');
    else this.expr();
  }

  /** Whether `{` after x opens its literal value. */
  private opensLiteral(x: Shape): boolean {
    if (x.kind === 'paren' && x.inner !== undefined) {
      const opens = this.opensLiteral(x.inner);
      if (opens) this.errorHere('cannot parenthesize type in composite literal');
      return opens;
    }
    if (x.kind === 'type') return true;
    return ['name', 'selector', 'index'].includes(x.kind) && this.literals >= 0;
  }

  private compositeValue(): void {
    this.want('{');
    this.inBrackets(() =>
      this.list('composite literal', ',', '}', () => {
        this.element();
        if (this.got(':')) this.element();
      }),
    );
  }

  private element(): void {
    if (this.at('{')) this.nested(() => this.compositeValue());
    else this.expr();
  }
}

/** Whether it is no type and names none: `int[5]` is no type of a literal then. */
function isValue(x: Shape): boolean {
  if (x.kind === 'paren') return x.inner !== undefined && isValue(x.inner);
  return ['literal', 'call', 'receive', 'value', 'element', 'typeswitch'].includes(x.kind);
}
