import type { Instr, ValType } from '../golang';
import { fixConvertedNaN, fixNaN, type Float, makesNaN } from './nan';
import { binaryOpcode, unaryOpcode } from './operators';
import { Values } from './values';
import { OP } from './wasm/opcodes';

/** Arithmetic as Go has it, where WebAssembly's differs, or depends on its host. */
export abstract class ArithmeticBody extends Values {
  protected unary(instr: Extract<Instr, { op: 'un' }>): void {
    const { code } = this;
    const from = this.typeOf(instr.a);
    if (instr.fn === 'neg' && (from === 'i32' || from === 'i64')) {
      this.pushValue(0, from);
      this.push(instr.a);
      code.op(binaryOpcode('sub', from));
    } else {
      const to = this.typeOf(instr.dst);
      const opcode = unaryOpcode(instr.fn, from, to);
      this.push(instr.a);
      if (isFloat(from) && isFloat(to) && (from !== to || makesNaN(instr.fn))) {
        this.floating(from, to, opcode);
      } else code.op(...opcode);
    }
    this.pop(instr.dst);
  }

  protected binary(instr: Extract<Instr, { op: 'bin' }>): void {
    const { code } = this;
    const type = this.typeOf(instr.a);
    const divisor = this.known.get(instr.b);
    this.push(instr.a);
    this.push(instr.b);
    if (instr.fn === 'div_s' && (divisor?.kind !== 'number' || BigInt(divisor.value) === -1n)) {
      this.divide(type === 'i64' ? 'i64' : 'i32');
    } else if (isFloat(type) && makesNaN(instr.fn)) {
      const b = this.temporary(type, 'second float');
      code.set(b);
      this.floating(type, type, [binaryOpcode(instr.fn, type)], b);
    } else {
      code.op(binaryOpcode(instr.fn, type));
    }
    this.pop(instr.dst);
  }

  /** The first operand is on the stack, `b` the second. */
  private floating(from: Float, to: Float, opcode: readonly number[], b?: number): void {
    const { code } = this;
    const a = this.temporary(from, 'first float');
    const result = this.temporary(to, 'float result');
    code.set(a);
    code.get(a);
    if (b !== undefined) code.get(b);
    code.op(...opcode);
    if (from === to) fixNaN(code, to, { a, b: b ?? a, result });
    else fixConvertedNaN(code, from, { a, result });
  }

  /** Go: the most negative value divided by -1 is itself; WebAssembly would trap. Dividend and divisor are on the stack. */
  private divide(type: 'i32' | 'i64'): void {
    const { code } = this;
    const a = this.temporary(type, 'dividend');
    const b = this.temporary(type, 'divisor');
    const minusOne = this.temporary('i32', 'minusOne');
    const integer = (value: number): void => this.pushValue(value, type);
    code.set(b);
    code.set(a);
    code.get(b);
    integer(-1);
    code.op(binaryOpcode('eq', type));
    code.set(minusOne);
    integer(0);
    code.get(a);
    code.op(binaryOpcode('sub', type));
    code.get(a);
    integer(1);
    code.get(b);
    code.get(minusOne);
    code.op(OP.select);
    code.op(binaryOpcode('div_s', type));
    code.get(minusOne);
    code.op(OP.select);
  }
}

function isFloat(type: ValType): type is Float {
  return type === 'f32' || type === 'f64';
}
