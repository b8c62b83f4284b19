import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { link } from '../emit';
import { compileProgram, Library } from '../golang';
import { gorootSources } from '../goroot';
import { faultOf } from './crash';
import { FreeRun } from './free-run';
import { printedText } from './output';
const library = new Library(gorootSources);
test.each((process.env['ONE'] ?? '').split(','))(
  '%s',
  (file) => {
    const { module, modules, diagnostics } = compileProgram(
      { name: 'main.go', text: readFileSync(file, 'utf8') },
      library,
    );
    if (!module) throw new Error(JSON.stringify(diagnostics));
    const program = link(module, modules, { shared: false, mode: 'free' });
    const run = new FreeRun(program, { seed: 1, memoryLimit: 1 << 30 });
    const t = performance.now();
    while (!run.hasEnded) run.advance();
    const ms = performance.now() - t;
    console.log(
      file,
      ms.toFixed(0),
      'ms',
      printedText(run.memory, program)
        .map((x) => x.text)
        .join('')
        .slice(0, 200),
      faultOf(run.memory, program)?.stderr?.slice(0, 200),
    );
  },
  300000,
);
