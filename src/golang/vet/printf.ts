import type * as ast from '../syntax/ast';
import { under } from '../types/basic';
import { directivesOf, type Directive } from './directives';
import { printers, type Printer } from './printers';
import { type Pass, unparen } from './pass';
import { isTaken, VERBS } from './verbs';

/** Calls of fmt's functions, and of functions that hand their arguments on to them. */
export function printf(pass: Pass): void {
  const known = printers(pass);
  pass.visit((node) => {
    if (node.kind !== 'CallExpr') return;
    const name = pass.functionName(node);
    const printer = name === undefined ? undefined : known.get(name);
    if (name === undefined || printer === undefined) return;
    if (printer.kind === 'print') new PrintCall(pass, node, name).check(printer);
    else new FormatCall(pass, node, name, printer).check();
  });
}

class PrintCall {
  constructor(
    readonly pass: Pass,
    readonly call: ast.CallExpr,
    readonly name: string,
  ) {}

  say(what: string): void {
    this.pass.report(this.call.pos, this.call.end, `${this.name} ${what}`);
  }

  /** A func value that somebody forgot to call. */
  isFunction(arg: ast.Expr, at: string): boolean {
    const type = this.pass.typeOf(arg);
    if (type === undefined || under(type).kind !== 'Func') return false;
    this.say(`${at}arg ${this.pass.text(arg)} is a func value, not called`);
    return true;
  }

  check(printer: Printer): void {
    if (this.call.spread) return;
    const args = this.call.args.slice(printer.at);
    const [first] = args;
    const text = first && stringLiteral(this.pass, first);
    const directive =
      text && /%[-+#0]*(?:\[\d+\])?(?:\d+|\*)?(?:\.(?:\d+|\*)?)?[bcdefgopqstvxEFGTUX]/.exec(text);
    if (directive) {
      this.say(`call has possible Printf formatting directive ${directive[0]}`);
      return;
    }
    const last = args.at(-1);
    if (last && this.name.endsWith('ln') && stringLiteral(this.pass, last)?.endsWith('\n')) {
      this.say('arg list ends with redundant newline');
    }
    for (const arg of args) this.isFunction(arg, '');
  }
}

function stringLiteral(pass: Pass, e: ast.Expr): string | undefined {
  const x = unparen(e);
  const value = x.kind === 'BasicLit' ? pass.info.types.get(x)?.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

class FormatCall extends PrintCall {
  private readonly args: readonly ast.Expr[];

  constructor(
    pass: Pass,
    call: ast.CallExpr,
    name: string,
    private readonly printer: Printer,
  ) {
    super(pass, call, name);
    this.args = call.args.slice(printer.at + 1);
  }

  override check(): void {
    const format = this.call.args[this.printer.at];
    const value = format && this.pass.info.types.get(format)?.value;
    if (typeof value !== 'string') return;
    const count = this.args.length;
    if (!value.includes('%')) {
      if (count > 0) {
        const { fun, end } = this.call;
        const what = 'call has arguments but no formatting directives';
        this.pass.report(fun.end, end, `${this.name} ${what}`);
      }
      return;
    }
    const { directives, indexed } = directivesOf(value, count);
    let used = 0;
    for (const directive of directives) {
      if (!this.isRight(directive)) return;
      const stars = directive.stars.length;
      used = Math.max(used, directive.verb === '%' ? stars : directive.arg + 1);
    }
    if (indexed || this.call.spread || used >= count) return;
    this.say(`call needs ${used} arg${used === 1 ? '' : 's'} but has ${args(count)}`);
  }

  private isRight(d: Directive): boolean {
    const bad = (what: string): false => {
      this.say(`format ${what}`);
      return false;
    };
    if (d.wrongIndex !== undefined) return bad(`has invalid argument index ${d.wrongIndex}`);
    if (d.verb === '') return bad(`${d.text} is missing verb at end of string`);
    const verb = d.verb === '%' ? { takes: [], flags: '' } : VERBS[d.verb];
    if (verb === undefined) return bad(`${d.text} has unknown verb ${d.verb}`);
    const flag = d.flags.split('').find((each) => each !== '0' && !verb.flags.includes(each));
    if (flag !== undefined) return bad(`${d.text} has unrecognized flag ${flag}`);
    if (d.verb === 'w' && this.printer.kind !== 'errorf') {
      this.say('does not support error-wrapping directive %w');
      return false;
    }
    for (const star of d.stars) {
      if (!this.isThere(star, d)) return false;
      const arg = this.args[star];
      const type = arg && this.pass.typeOf(arg);
      if (arg && type && !isTaken('*', ['int'], type)) {
        return bad(`${d.text} uses non-int ${this.pass.text(arg)} as argument of *`);
      }
    }
    if (d.verb === '%') return true;
    if (!this.isThere(d.arg, d)) return false;
    const arg = this.args[d.arg];
    const type = arg && this.pass.typeOf(arg);
    if (arg === undefined || type === undefined || this.call.spread) return true;
    if (d.verb !== 'p' && d.verb !== 'T' && this.isFunction(arg, `format ${d.text} `)) return false;
    if (isTaken(d.verb, verb.takes, type)) return true;
    const what = `has arg ${this.pass.text(arg)} of wrong type ${this.pass.typeName(type)}`;
    return bad(`${d.text} ${what}`);
  }

  private isThere(index: number, d: Directive): boolean {
    if (index < this.args.length || this.call.spread) return true;
    this.say(`format ${d.text} reads arg #${index + 1}, but call has ${args(this.args.length)}`);
    return false;
  }
}

function args(count: number): string {
  return `${count} arg${count === 1 ? '' : 's'}`;
}
