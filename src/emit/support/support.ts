import type { ModuleWriter } from '../wasm/module-writer';
import { defineChoose } from './choice';
import { defineFault } from './fault';
import { definePush, defineInit } from './frames';
import { defineReplay } from './loops';
import { type Roots, type SupportFuncs, type Parts } from './parts';
import { defineRun } from './run-loop';
import { defineRunnable } from './runnable';
import { defineLog, defineSpans } from './spans';
import { defineStep } from './step';
import { defineUnwind } from './unwind';

/**
 * The run loop and its helpers, in WebAssembly: a step must not cost a call from the host. Declares all functions,
 * then writes and exports them.
 */
export function writeSupport(module: ModuleWriter, roots: Roots): Parts {
  const declare = (params: number, results: number): number =>
    module.declare(i32s(params), i32s(results));
  const func: SupportFuncs = {
    push: declare(4, 1),
    unwind: declare(2, 0),
    fault: declare(0, 1),
    log: declare(4, 0),
    spanBegin: declare(3, 0),
    spanArg: module.declare(['i32', 'i64'], []),
    spanEnd: declare(1, 0),
    step: declare(1, 1),
    isRunnable: declare(1, 1),
    nextAfter: declare(1, 1),
    choose: declare(6, 1),
    run: declare(7, 1),
    replay: declare(2, 1),
    init: declare(2, 0),
  };
  const parts: Parts = { module, roots, func };
  definePush(parts);
  defineUnwind(parts);
  defineFault(parts);
  defineLog(parts);
  defineSpans(parts);
  defineStep(parts);
  defineRunnable(parts);
  defineChoose(parts);
  defineRun(parts);
  defineReplay(parts);
  defineInit(parts);
  for (const name of ['step', 'run', 'replay', 'choose', 'init', 'fault'] as const) {
    module.export(name, func[name]);
  }
  return parts;
}

function i32s(count: number): 'i32'[] {
  return Array.from({ length: count }, () => 'i32');
}
