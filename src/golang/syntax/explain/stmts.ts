import { SimpleReader } from './simple';
import type { Shape } from './types';

export abstract class StmtReader extends SimpleReader {
  protected abstract declaration(): void;

  protected functionBody(): void {
    const outer = this.literals;
    this.literals = 0;
    this.functions++;
    this.block('');
    this.functions--;
    this.literals = outer;
  }

  private block(context: string): void {
    if (!this.got('{')) {
      this.unexpected(`expected { after ${context}`);
      this.skipTo('name', '}');
      if (this.got('}')) return;
    }
    this.statements();
    this.want('}');
  }

  private statements(): void {
    while (!this.at('EOF', '}', 'case', 'default')) {
      if (!this.nested(() => this.statement())) return;
      if (this.got(';') || this.at('}')) continue;
      this.unexpected('at end of statement');
      this.skipTo(';', '}', 'case', 'default');
      this.got(';');
    }
  }

  /** False where no statement begins. */
  private statement(): boolean {
    switch (this.token.kind) {
      case 'name': {
        const left = this.exprList();
        if (left.kind === 'name' && this.at(':')) this.labeled(left);
        else this.simple(left);
        return true;
      }
      case 'var':
      case 'const':
      case 'type':
        this.declaration();
        return true;
      case '{':
        this.block('');
        return true;
      case 'operator':
      case '*':
        if (!'+-*&^!~'.includes(this.token.text)) return false;
        this.simple();
        return true;
      case 'literal':
      case 'func':
      case '(':
      case '[':
      case 'struct':
      case 'map':
      case 'chan':
      case 'interface':
      case '<-':
        this.simple();
        return true;
      case 'for':
        this.header('for');
        this.block('for clause');
        return true;
      case 'if':
        this.ifStatement();
        return true;
      case 'switch':
        this.clauses('switch', this.header('switch'));
        return true;
      case 'select':
        this.advance();
        this.clauses('select');
        return true;
      case 'fallthrough':
        this.advance();
        return true;
      case 'break':
      case 'continue':
        this.advance();
        this.got('name');
        return true;
      case 'goto':
        this.advance();
        this.name();
        return true;
      case 'go':
      case 'defer':
        this.callStatement();
        return true;
      case 'return':
        this.advance();
        if (!this.at(';', '}')) this.exprList();
        return true;
      case ';':
        return true;
      default:
        return false;
    }
  }

  private labeled(label: Shape): void {
    this.advance();
    if (this.at('}')) return;
    if (!this.nested(() => this.statement())) {
      this.errorAt(label.pos, 'missing statement after label');
    }
  }

  private callStatement(): void {
    const keyword = this.token.text;
    this.advance();
    const { pos } = this.token;
    const close = this.at('(') ? this.peek(this.closingParen()).end : undefined;
    this.primary();
    if (this.lastEnd === close)
      this.plainErrorAt(pos, `expression in ${keyword} must not be parenthesized`);
  }

  /** How far from the parenthesis here the one is that closes it. */
  private closingParen(): number {
    let depth = 0;
    for (let ahead = 0; ; ahead++) {
      const { kind } = this.peek(ahead);
      if (kind === '(') depth++;
      else if (kind === ')') depth--;
      if (depth === 0 || kind === 'EOF') return ahead;
    }
  }

  private ifStatement(): void {
    this.header('if');
    this.block('if clause');
    if (!this.got('else')) return;
    if (this.at('if')) this.nested(() => this.ifStatement());
    else if (this.at('{')) this.block('');
    else {
      this.errorHere('else must be followed by if or statement block');
      this.skipTo('name', '}');
    }
  }

  private clauses(keyword: 'switch' | 'select', ofTypes = false): void {
    if (!this.got('{')) {
      this.errorHere(`missing { after ${keyword} clause`);
      this.skipTo('case', 'default', '}');
    }
    while (!this.at('EOF', '}')) {
      const { pos } = this.token;
      this.clause(keyword, ofTypes);
      if (this.token.pos === pos) this.advance();
    }
    this.want('}');
  }

  private clause(keyword: 'switch' | 'select', ofTypes: boolean): void {
    const outer = this.literals;
    this.literals = 0;
    if (this.got('case')) {
      if (keyword === 'select') this.communication();
      else this.caseList(ofTypes);
    } else if (!this.got('default')) {
      this.unexpected('expected case or default or }');
      this.skipTo(':', 'case', 'default', '}');
    }
    this.want(':');
    this.statements();
    this.literals = outer;
  }

  private caseList(ofTypes: boolean): void {
    do {
      const x = this.expr();
      if (!ofTypes || mayBeType(x)) continue;
      this.plainErrorAt(x.pos, `${this.text.slice(x.pos, x.end)} is not a type`);
    } while (this.got(','));
  }
}

function mayBeType(x: Shape): boolean {
  if (x.kind === 'paren' || x.kind === 'pointer')
    return x.inner !== undefined && mayBeType(x.inner);
  return ['name', 'selector', 'index', 'element', 'type'].includes(x.kind);
}
