import { TokenReader } from './reader';

/** What was read, as far as later decisions need it. An index may give a type, an element does not. */
export interface Shape {
  readonly kind:
    | 'name'
    | 'selector'
    | 'index'
    | 'element'
    | 'type'
    | 'paren'
    | 'call'
    | 'typeswitch'
    | 'list'
    | 'literal'
    | 'pointer'
    | 'receive'
    | 'value';
  readonly pos: number;
  readonly end: number;
  /** Of `paren`: what is inside; of `pointer`: what is behind the star. */
  readonly inner?: Shape;
  /** Of `list`. */
  readonly items?: readonly Shape[];
}

interface Param {
  readonly pos: number;
  readonly named: boolean;
  /** A name alone: a type, or one of several names before a type. */
  readonly bare: boolean;
}

const TERM = 'expected ~ term or type';

export abstract class TypeReader extends TokenReader {
  /** Negative in the header of if, for, switch, where `{` opens the block and no composite literal. */
  protected literals = 0;

  protected abstract expr(): Shape;

  protected inBrackets<T>(read: () => T): T {
    this.literals++;
    const result = read();
    this.literals--;
    return result;
  }

  protected name(): void {
    if (this.got('name')) return;
    this.unexpected('expected name');
    this.skipOne();
  }

  protected skipOne(): void {
    this.advance();
  }

  protected type(): void {
    if (this.typeOrNothing()) return;
    this.unexpected('expected type');
    this.skipTo(',', ':', ';', ')', ']', '}');
  }

  protected typeOrNothing(): boolean {
    return this.nested(() => this.readType());
  }

  private readType(): boolean {
    switch (this.token.kind) {
      case '*':
        this.advance();
        this.type();
        return true;
      case '<-':
        this.advance();
        this.want('chan');
        this.channelElement();
        return true;
      case 'func':
        this.advance();
        this.signature();
        return true;
      case '[':
        this.arrayOrSlice();
        return true;
      case 'chan':
        this.advance();
        this.got('<-');
        this.channelElement();
        return true;
      case 'map':
        this.advance();
        this.want('[');
        this.type();
        this.want(']');
        this.type();
        return true;
      case 'struct':
        this.structType();
        return true;
      case 'interface':
        this.interfaceType();
        return true;
      case 'name':
        this.typeName();
        return true;
      case '(':
        this.advance();
        this.type();
        this.want(')');
        return true;
      default:
        return false;
    }
  }

  private channelElement(): void {
    if (!this.typeOrNothing()) this.errorHere('missing channel element type');
  }

  private typeName(): void {
    this.advance();
    if (this.got('.')) this.name();
    if (this.at('[')) {
      this.advance();
      if (this.at(']')) this.unexpected('expected type argument list');
      this.inBrackets(() => this.list('type argument list', ',', ']', () => this.type()));
    }
  }

  private arrayOrSlice(): void {
    this.advance();
    if (this.got(']')) {
      this.type();
      return;
    }
    this.inBrackets(() => {
      if (!this.got('...')) this.expr();
    });
    if (this.at(',')) {
      this.errorHere('unexpected comma; expected ]');
      this.advance();
    }
    this.want(']');
    this.type();
  }

  signature(): void {
    this.want('(');
    this.params();
    if (this.got('(')) this.params();
    else this.typeOrNothing();
  }

  /** From behind the opening parenthesis. Returns how many there are. */
  protected params(): number {
    const params: Param[] = [];
    this.inBrackets(() => {
      this.list('parameter list', ',', ')', () => params.push(this.param()));
    });
    const anyNamed = params.some((p) => p.named);
    const wrong = params.find((p, i) => {
      if (!anyNamed || p.named) return false;
      // Bare names before a named one share its type.
      return !p.bare || !params.slice(i + 1).some((q) => q.named);
    });
    if (wrong !== undefined) this.errorAt(wrong.pos, 'mixed named and unnamed parameters');
    return params.length;
  }

  private param(): Param {
    const { pos } = this.token;
    if (this.got('...')) {
      this.type();
      return { pos, named: false, bare: false };
    }
    if (!this.at('name')) {
      if (!this.typeOrNothing()) {
        this.unexpected('expected )');
        this.skipTo(',', ')');
      }
      return { pos, named: false, bare: false };
    }
    const after = this.peek(1).kind;
    if (after === '.' || after === ',' || after === ')') {
      this.type();
      return { pos, named: false, bare: after !== '.' };
    }
    if (after === '[' && this.looksGeneric()) {
      this.type();
      return { pos, named: false, bare: false };
    }
    this.advance();
    if (this.got('...')) {
      this.type();
      return { pos, named: true, bare: false };
    }
    const named = this.typeOrNothing();
    return { pos, named, bare: !named };
  }

  /** `G[int]` followed by the end of the parameter, unlike `a [5]int`. */
  private looksGeneric(): boolean {
    return [',', ')'].includes(this.peek(this.closing() + 1).kind);
  }

  /** How far ahead the bracket closes that opens behind this token; the last token when it does not. */
  private closing(): number {
    let depth = 0;
    for (let i = 1; ; i++) {
      const { kind } = this.peek(i);
      if (kind === 'EOF') return i;
      if (kind === '[') depth++;
      if (kind === ']' && --depth === 0) return i;
    }
  }

  private structType(): void {
    this.advance();
    this.want('{');
    this.inBrackets(() => this.list('struct type', ';', '}', () => this.field()));
  }

  private field(): void {
    if (this.at('name')) {
      const after = this.peek(1).kind;
      if (['.', 'literal', ';', '}'].includes(after)) this.type();
      else if (after === '[' && this.fieldIsGeneric()) this.type();
      else {
        this.advance();
        while (this.got(',')) this.name();
        this.type();
      }
    } else if (this.at('*', '(')) {
      this.got('*');
      this.embedded();
    } else {
      this.unexpected('expected field name or embedded type');
      this.skipTo(';', '}');
    }
    this.got('literal');
  }

  /** The name of an embedded type, perhaps behind a star. */
  private embedded(): void {
    if (this.at('name')) {
      this.type();
      return;
    }
    if (this.at('(')) this.errorHere('cannot parenthesize embedded type');
    else this.unexpected('expected name');
    this.skipTo(';', '}');
  }

  private fieldIsGeneric(): boolean {
    return [';', '}', 'literal'].includes(this.peek(this.closing() + 1).kind);
  }

  private interfaceType(): void {
    this.advance();
    this.want('{');
    this.inBrackets(() => this.list('interface type', ';', '}', () => this.interfaceElement()));
  }

  private interfaceElement(): void {
    if (this.at('name') && this.peek(1).kind === '(') {
      this.advance();
      this.signature();
      return;
    }
    if (this.at('name') && this.peek(1).kind === '[') {
      const close = this.closing();
      if (this.peek(close + 1).kind === '(') {
        this.plainErrorAt(this.peek(1).pos, 'interface method must have no type parameters');
        for (let i = 0; i <= close; i++) this.advance();
        this.signature();
        return;
      }
    }
    this.constraint(TERM);
  }

  /** `~int | string`. `missing`: what is said where it does not begin, if anything. */
  protected constraint(missing?: string): void {
    for (let wanted = missing; ; wanted = TERM) {
      if (this.token.text === '~') {
        this.advance();
        wanted = 'expected type';
      }
      if (!this.typeOrNothing()) {
        if (wanted === undefined) return;
        this.unexpected(wanted);
        this.skipTo(';', '}', ']', ')');
        return;
      }
      if (this.token.text !== '|') return;
      this.advance();
    }
  }
}
