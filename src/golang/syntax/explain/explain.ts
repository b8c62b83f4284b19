import type { Diagnostic } from '../../diagnostic';
import type { SourceFile } from '../ast';
import { diagnosticAt, position } from '../position';
import { type SyntaxError, Beyond } from './reader';
import { StmtReader } from './stmts';

/** Reads a text as Go's compiler does and says what it says of errors; builds nothing. */
export function explainSyntax(source: SourceFile): Diagnostic[] {
  const reader = new FileReader(source);
  try {
    reader.file();
  } catch (error) {
    if (!(error instanceof Beyond)) throw error;
  }
  return toDiagnostics(source, reader.errors);
}

/** By place, of a line each message once, and only its first syntax error: what follows is mostly its consequence. */
function toDiagnostics(source: SourceFile, errors: readonly SyntaxError[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const taken = new Set<string>();
  for (const { pos, end, message, kind } of errors) {
    const { line } = position(source, pos);
    const key = `${line}: ${message.startsWith('syntax error') ? 'syntax error' : message}`;
    if (taken.has(key)) continue;
    taken.add(key);
    diagnostics.push(diagnosticAt(source, pos, end, message, kind));
  }
  return diagnostics.sort((a, b) => a.pos - b.pos);
}

class FileReader extends StmtReader {
  file(): void {
    if (!this.got('package')) {
      if (this.errors.length === 0)
        this.plainErrorHere(`expected 'package', found ${this.foundText()}`);
      return;
    }
    const before = this.errors.length;
    if (!this.at('name')) this.headError(`expected 'IDENT', found ${this.foundText()}`);
    this.name();
    this.want(';');
    if (this.errors.length > before) return;
    while (!this.at('EOF')) {
      if (this.at('import') && this.importsOver) {
        this.errorHere('imports must appear before other declarations');
      }
      this.importsOver ||= !this.at('import');
      if (!this.topLevel()) continue;
      if (this.at('EOF') || this.got(';')) continue;
      this.unexpected('after top level declaration');
      this.skipTo('import', 'const', 'type', 'var', 'func');
    }
    for (const pos of this.guards) {
      this.plainErrorAt(pos, 'invalid syntax tree: use of .(type) outside type switch');
    }
    if (this.errors.length > 0) return;
    for (const pos of this.receivingUpdates) {
      this.plainErrorAt(pos, 'select case must be receive, send or assign recv');
    }
  }

  /** As go/parser tells a token, with which go build reads the head of a file. */
  private foundText(): string {
    const { kind, text } = this.token;
    if (kind === 'EOF') return "'EOF'";
    return kind === 'name' || kind === 'literal' ? text : `'${text}'`;
  }

  /** `go list` reads package clause and imports first, in words of its own, and is content with one error. */
  private headError(message: string): void {
    if (this.importsOver) {
      this.errorHere(message);
      this.skipTo(';', ')');
      return;
    }
    const { pos, end } = this.token;
    this.errors.splice(0);
    this.errors.push({ pos, end: Math.max(end, pos + 1), message, kind: 'syntax' });
    throw new Beyond();
  }

  private importsOver = false;
  private bodylessFunction = false;

  private topLevel(): boolean {
    const bodyless = this.bodylessFunction;
    this.bodylessFunction = false;
    if (this.got('import')) this.imports();
    else if (this.at('const', 'type', 'var')) this.declaration();
    else if (this.got('func')) this.func();
    else {
      this.errorHere(
        this.at('{') && bodyless
          ? 'unexpected semicolon or newline before {'
          : 'non-declaration statement outside function body',
      );
      this.skipTo('import', 'const', 'type', 'var', 'func');
      return false;
    }
    return true;
  }

  protected declaration(): void {
    if (this.got('const')) this.group(() => this.constSpec());
    else if (this.got('type')) this.group(() => this.typeSpec());
    else {
      this.want('var');
      this.group(() => this.varSpec());
    }
  }

  private group(spec: () => void): void {
    if (this.got('(')) this.list('grouped declaration', ';', ')', spec);
    else spec();
  }

  private imports(): void {
    if (!this.got('(')) return this.importSpec();
    while (!this.got(')')) {
      this.importSpec();
      if (this.got(';') || this.at(')')) continue;
      this.headError(`expected ';', found ${this.foundText()}`);
    }
  }

  private importSpec(): void {
    if (!this.got('name')) this.got('.');
    if (!this.at('literal')) return this.headError('missing import path');
    const { text, pos, end } = this.token;
    if (this.errors.some((error) => error.pos >= pos && error.pos <= end)) {
      this.headError(
        text.startsWith("'") ? 'illegal rune literal' : 'string literal not terminated',
      );
    }
    if (!/^["`]/.test(text)) this.headError('import path must be a string');
    this.advance();
  }

  private names(): void {
    this.name();
    while (this.got(',')) this.name();
  }

  /** `=`; `:=` is taken for it, with a complaint. */
  private gotAssign(): boolean {
    if (this.at(':=')) this.unexpected('expected =');
    return this.got(':=') || this.got('=');
  }

  private constSpec(): void {
    this.names();
    if (this.at('EOF', ';', ')')) return;
    this.typeOrNothing();
    if (this.gotAssign()) this.exprList();
  }

  private varSpec(): void {
    this.names();
    if (this.gotAssign()) {
      this.exprList();
      return;
    }
    this.type();
    if (this.gotAssign()) this.exprList();
  }

  private typeSpec(): void {
    this.name();
    if (this.at('[') && this.opensTypeParams()) this.typeParams();
    this.got('=');
    if (this.typeOrNothing()) return;
    this.unexpected('in type declaration');
    this.skipTo(';', ')');
  }

  /** `type T[P any]`, unlike `type T [n]int`. */
  private opensTypeParams(): boolean {
    const after = this.peek(2);
    if (this.peek(1).kind !== 'name') return false;
    const starts = ['name', ',', 'interface', 'map', 'chan', 'func', 'struct'];
    if (starts.includes(after.kind) || after.text === '~') return true;
    return after.kind === '[' && this.peek(3).kind === ']';
  }

  private typeParams(): void {
    this.advance();
    if (this.at(']')) this.errorHere('empty type parameter list');
    this.list('parameter list', ',', ']', () => {
      this.name();
      const last = this.peek(this.at(',') ? 1 : 0);
      if (!this.at(',', ']')) this.constraint();
      else if (last.kind === ']') this.errorAt(last.pos, 'missing type constraint');
    });
  }

  private func(): void {
    const isMethod = this.at('(');
    if (isMethod) {
      this.advance();
      const receivers = this.params();
      if (receivers === 0) this.plainErrorHere('method has no receiver');
      if (receivers > 1) this.plainErrorHere('method has multiple receivers');
      if (!this.at('name')) {
        this.unexpected('expected name');
        this.skipTo('{', ';');
      }
    } else if (!this.at('name')) {
      this.unexpected('expected name or (');
      this.skipTo('{', ';');
    }
    if (this.got('name')) {
      if (this.at('[')) {
        if (isMethod) this.errorHere('method must have no type parameters');
        this.typeParams();
      }
      this.signature();
    }
    if (this.at('{')) this.functionBody();
    else this.bodylessFunction = true;
  }
}
