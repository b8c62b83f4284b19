import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { test } from 'vitest';
import { link } from '../emit';
import { compileProgram, Library } from '../golang';
import { gorootSources } from '../goroot';
import { createInstance } from './instance';
import { schedOf } from './memory-image';

test('dbg', async () => {
  const source = readFileSync(process.env['ONE'] ?? '', 'utf8');
  const { module, modules } = compileProgram(
    { name: 'main.go', text: source },
    new Library(gorootSources),
  );
  if (!module) throw new Error('no');
  const program = link(module, modules, { shared: true, mode: 'free' });
  const i = createInstance(program, { seed: 1 });
  const w = new Worker(
    `const {workerData}=require('worker_threads'); const i=new WebAssembly.Instance(workerData.m,{env:{memory:workerData.mem}}); i.exports.runFree(8);`,
    { eval: true, workerData: { m: i.module, mem: i.memory } },
  );
  await new Promise((r) => setTimeout(r, 3000));
  const v = new DataView(i.memory.buffer);
  const s = schedOf(program);
  const g = i.gOf(1);
  console.log(
    'fault',
    v.getUint32(s + 64, true),
    'limit',
    v.getUint32(0x120, true),
    'goOn',
    v.getUint32(0x124, true),
    'fuel',
    v.getInt32(0x104, true),
    'g.fp',
    v.getUint32(g + 16, true),
    'status',
    v.getUint32(g + 8, true),
  );
  for (let fp = v.getUint32(g + 16, true), n = 0; fp && n < 20; fp = v.getUint32(fp + 8, true), n++)
    console.log(
      fp,
      program.funcs[v.getUint32(fp, true)]?.name,
      'pc',
      v.getUint32(fp + 4, true),
      'size',
      program.funcs[v.getUint32(fp, true)]?.frameSize,
      'chunk',
      v.getUint32(fp + 12, true),
      'ret',
      v.getUint32(fp + 16, true),
    );
  await w.terminate();
}, 60000);
