import type { Mode, Symbol, ValType } from '../golang';
import type { Hole } from './wasm/template';

/** What generated code needs to know of the rest of the program: what decides its shape, and numbers that linking tells. */
export interface Linkage {
  /** The function whose code it is. */
  readonly own: { readonly index: Hole; readonly firstStop: Hole };
  /** The function called `symbol`; undefined for a runtime function the program has not. */
  callee(symbol: Symbol): Called | undefined;
  /** Go pointer to a datum, or to a function's closure object. */
  address(symbol: Symbol): Hole;
  /** Index of a WebAssembly function type. */
  type(params: readonly ValType[], results: readonly ValType[]): Hole;
  /** A function called through a func value may be a plain one of this type. */
  plainClosure(params: readonly ValType[], results: readonly ValType[]): boolean;
  /** Offset of the table of frame sizes, by function table index. */
  readonly frameSizes: Hole;
  /** Offset of `runtime.sched`. */
  readonly sched: Hole;
  readonly support: { readonly [name in SupportName]: Hole };
  /** For a resumable function that does not return: (frame, pc, own frame size, arguments…) → its frame. */
  panic(symbol: Symbol): Hole;
  /** The WebAssembly function of a resumable function of free mode. */
  freeFunc(symbol: Symbol): Hole;
}

/** As its callers see it. */
export type Called =
  | {
      readonly kind: 'resumable';
      readonly symbol: Symbol;
      readonly index: Hole;
      readonly size: Hole;
      readonly argsAt: Hole;
    }
  | {
      readonly kind: 'plain';
      readonly wasm: Hole;
      /** How many. */
      readonly results: number;
      /** It was not written as a closure but is called as one: a context it ignores comes first. */
      readonly ignoresContext: boolean;
    };

/**
 * Functions of the generated module itself.
 * - `push`: (frame, callee's table index, callee's frame size, own frame size) → callee's frame, its header filled.
 * - `unwind`: (frame, caller's caller's … frame): clears the frames above the second.
 * - `log`: (u32, u32, u32, u32): appends a log record.
 * - `spanBegin`: (frame, func, number of arguments): a span begins; the frame is the callee's.
 * - `spanArg`: (index, value i64). - `spanEnd`: (func).
 * - Of free mode: `freePush`, `freeLater`, `freeCaught` (free/run.ts), and `freeType`, its functions' type.
 */
export const SUPPORT_NAMES = [
  'push',
  'unwind',
  'log',
  'spanBegin',
  'spanArg',
  'spanEnd',
  'freePush',
  'freeLater',
  'freeCaught',
  'freeType',
] as const;
export type SupportName = (typeof SUPPORT_NAMES)[number];

/** What code asks of the program, in the order of its asking. */
export type Question =
  | readonly ['own']
  | readonly ['frameSizes' | 'sched']
  | readonly ['support', SupportName]
  | readonly ['callee' | 'address' | 'panic' | 'freeFunc', Symbol]
  | readonly ['type' | 'plainClosure', string, string];

const NOTHING = '';

/** A linkage that writes down what it is asked. */
export class Asking implements Linkage {
  readonly questions: Question[] = [];
  readonly shapes: string[] = [];
  readonly own: Linkage['own'];
  readonly support: Linkage['support'];
  private readonly known = new Map<string, number>();
  private readonly modes = new Map<Symbol, Mode | undefined>();

  /** `shapeOf`: what the shape of code depends on that asks. */
  constructor(private readonly shapeOf: (question: Question) => string) {
    this.own = { index: this.hole(['own'], 0), firstStop: this.hole(['own'], 1) };
    const ask = (name: SupportName): Hole => this.hole(['support', name]);
    this.support = {
      get push() {
        return ask('push');
      },
      get unwind() {
        return ask('unwind');
      },
      get log() {
        return ask('log');
      },
      get spanBegin() {
        return ask('spanBegin');
      },
      get spanArg() {
        return ask('spanArg');
      },
      get spanEnd() {
        return ask('spanEnd');
      },
      get freePush() {
        return ask('freePush');
      },
      get freeLater() {
        return ask('freeLater');
      },
      get freeCaught() {
        return ask('freeCaught');
      },
      get freeType() {
        return ask('freeType');
      },
    };
  }

  callee(symbol: Symbol): Called | undefined {
    const question: Question = ['callee', symbol];
    const [kind = NOTHING, , results] = this.shape(question).split(' ');
    if (kind === NOTHING) return undefined;
    if (kind === 'resumable') {
      const [index, size, argsAt] = [0, 1, 2].map((field) => this.hole(question, field));
      if (!index || !size || !argsAt) throw new Error(`${symbol} has no frame`);
      return { kind, symbol, index, size, argsAt };
    }
    return {
      kind: 'plain',
      wasm: this.hole(question),
      results: Number(results),
      ignoresContext: kind === 'ignoring',
    };
  }

  /** Of what is called `symbol`. */
  mode(symbol: Symbol): Mode | undefined {
    if (this.modes.has(symbol)) return this.modes.get(symbol);
    const [kind, plain] = this.shape(['callee', symbol]).split(' ');
    const isPlain = plain === 'atomic' || plain === 'private';
    const mode = kind === 'resumable' ? kind : isPlain ? plain : undefined;
    this.modes.set(symbol, mode);
    return mode;
  }

  address(symbol: Symbol): Hole {
    return this.hole(['address', symbol]);
  }

  type(params: readonly ValType[], results: readonly ValType[]): Hole {
    return this.hole(['type', params.join(' '), results.join(' ')]);
  }

  plainClosure(params: readonly ValType[], results: readonly ValType[]): boolean {
    return this.shape(['plainClosure', params.join(' '), results.join(' ')]) !== NOTHING;
  }

  get frameSizes(): Hole {
    return this.hole(['frameSizes']);
  }

  get sched(): Hole {
    return this.hole(['sched']);
  }

  panic(symbol: Symbol): Hole {
    return this.hole(['panic', symbol]);
  }

  freeFunc(symbol: Symbol): Hole {
    return this.hole(['freeFunc', symbol]);
  }

  private shape(question: Question): string {
    return this.shapes[this.ask(question)] ?? NOTHING;
  }

  private hole(question: Question, field = 0): Hole {
    return { question: this.ask(question), field, add: 0 };
  }

  private ask(question: Question): number {
    const key = question.join('|');
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const at = this.questions.push(question) - 1;
    this.known.set(key, at);
    this.shapes.push(this.shapeOf(question));
    return at;
  }
}
