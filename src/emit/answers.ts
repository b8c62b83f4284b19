import type { Symbol, ValType } from '../golang';
import type { Callee } from './callee';
import type { FreeSupport } from './free/run';
import type { Question, SupportName } from './linkage';
import { definePanic } from './support/frames';
import type { Parts } from './support/parts';
import type { ModuleWriter } from './wasm/module-writer';

/** Where the parts of a program are. */
interface Places {
  readonly module: ModuleWriter;
  readonly callees: ReadonlyMap<Symbol, Callee>;
  readonly support: Parts;
  readonly free: FreeSupport | undefined;
  readonly frameSizes: number;
  readonly address: (symbol: Symbol) => number;
}

export type AnswersOf = (question: Question) => readonly number[];

/** The numbers that code has holes for. Asking declares types and functions, in the order of the code. */
export function answersOf(places: Places): AnswersOf {
  const { module, callees, support, free, frameSizes, address } = places;
  const panics = new Map<Symbol, number>();
  const panic = (symbol: Symbol): number => {
    const known = panics.get(symbol);
    if (known !== undefined) return known;
    const callee = callees.get(symbol);
    if (callee?.kind !== 'resumable') throw new Error(`link: ${symbol} pushes no frame`);
    const func = definePanic(support, callee);
    panics.set(symbol, func);
    return func;
  };
  const types = (text: string): ValType[] => (text === '' ? [] : (text.split(' ') as ValType[]));
  return (question) => {
    const [kind, name, results] = question;
    switch (kind) {
      case 'own':
      case 'plainClosure':
        return [];
      case 'frameSizes':
        return [frameSizes];
      case 'sched':
        return [address('runtime.sched')];
      case 'support':
        return [supportFunc(name, support, free)];
      case 'address':
        return [address(name)];
      case 'type':
        return [module.type(types(name), types(results))];
      case 'callee': {
        const callee = callees.get(name);
        if (callee?.kind === 'plain') return [callee.wasm];
        return callee ? [callee.index, callee.plan.size, callee.plan.argsAt] : [];
      }
      case 'panic':
        return [panic(name)];
      case 'freeFunc':
        return [free?.func(callees.get(name)?.index ?? 0) ?? 0];
    }
  };
}

function supportFunc(name: SupportName, { func }: Parts, free: FreeSupport | undefined): number {
  switch (name) {
    case 'freePush':
      return free?.push ?? 0;
    case 'freeLater':
      return free?.later ?? 0;
    case 'freeCaught':
      return free?.caught ?? 0;
    case 'freeType':
      return free?.type ?? 0;
    default:
      return func[name];
  }
}
