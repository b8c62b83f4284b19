import { describe, expect, it } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { parseBreakpoint } from './breakpoint';
import { buildProgram } from './build';

const built = buildProgram('package main\n\nfunc main() {}\n', new Library(gorootSources), 'plain');
if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
const { program } = built;

describe('a breakpoint that nobody can mean', () => {
  it.each([
    ['', '`` is no breakpoint'],
    ['line x', '`line x` is no breakpoint'],
    ['write line 3', '`write line 3` is no breakpoint'],
    ['func main.nothing', 'the program has no function `main.nothing`'],
    ['address 1e99', '`address 1e99` is no breakpoint'],
    ['access', '`access` is no breakpoint'],
  ])('%s is refused', (text, message) => {
    expect(() => parseBreakpoint(program, text)).toThrow(message);
  });
});
