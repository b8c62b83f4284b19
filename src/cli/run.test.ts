import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { replayCommand } from './replay';
import { runCommand } from './run';
import { outcome } from './testing/outcome';
import { UsageError } from './usage';

const folder = mkdtempSync(join(tmpdir(), 'hmapscope-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(body: string): string {
  const path = join(folder, 'main.go');
  writeFileSync(path, `package main\n\n${body.trimStart()}`);
  return path;
}

const twoPrinters = `
import "fmt"

func main() {
	println("to stderr")
	fmt.Println("to", "stdout")
}
`;

const twoWriters = `
func main() {
	m := make(map[int]int)
	go func() { m[1] = 1 }()
	m[2] = 2
}
`;

describe('hmapscope run', { timeout: 60_000 }, () => {
  it('prints what the program prints, and ends as it ends', () => {
    expect(outcome(() => runCommand([file(twoPrinters)]))).toEqual({
      status: 0,
      stdout: 'to stdout\n',
      stderr: 'to stderr\n',
    });
  });

  it('lists compile errors as go build does', () => {
    const { status, stderr } = outcome(() => runCommand([file('func main() {\n\tx\n}\n')]));
    expect([status, stderr]).toEqual([
      1,
      '# command-line-arguments\n./main.go:4:2: undefined: x\n',
    ]);
  });

  it('refuses bytes that are no text, where Go does', () => {
    const path = join(folder, 'bytes.go');
    const said = (body: string) => {
      writeFileSync(path, Buffer.from(`package main\n\nfunc main() {\n${body}}\n`, 'latin1'));
      const { status, stderr } = outcome(() => runCommand([path]));
      expect([status, stderr.split('\n', 1)[0]]).toEqual([1, '# command-line-arguments']);
      return stderr.split('\n').slice(1, -1);
    };
    expect(said('\tprintln("a\xfe\xfe")\n\t/* \xe2\x28 \xc3\xa9 */\n\tx\n')).toEqual([
      './bytes.go:4:12: invalid UTF-8 encoding',
      './bytes.go:5:5: invalid UTF-8 encoding',
      './bytes.go:6:2: undefined: x',
    ]);
    expect(said('\tprintln("\xf0\x9f\x98\x80\xff", x)\n')).toEqual([
      './bytes.go:4:15: invalid UTF-8 encoding',
      './bytes.go:4:19: undefined: x',
    ]);
  });

  it('calls a file main.go whose name does not end as a Go file’s', () => {
    const path = join(folder, 'program');
    writeFileSync(path, 'package main\n\nfunc main() {\n\tprintln(1)\n\tpanic("no")\n}\n');
    const { stderr } = outcome(() => runCommand([path, '--until', 'line 5']));
    expect(stderr).toContain('hmapscope: `line 5` after step');
    expect(outcome(() => runCommand([path])).stderr).toContain('\tmain.go:5\n');
  });

  it('takes a quantum that is longer than any run', () => {
    const long = ['--policy', 'roundRobin', '--quantum', `${2 ** 32}`];
    expect(outcome(() => runCommand([file(twoPrinters), ...long])).status).toBe(0);
  });

  it('stops where it is told to, and says why', () => {
    const path = file(twoWriters);
    const run = (until: string) => outcome(() => runCommand([path, '--until', until, '--hash']));
    const { status, stderr } = run('write field hmap.flags');
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^hmapscope: `write field hmap.flags` after step (\d+), which goroutine \d made\nstate \1: \w+\n$/,
    );
    expect(run('line 6').stderr).toContain('`line 6` after step');
    expect(() => run('line 60')).toThrow(UsageError);
    expect(() => run('wherever')).toThrow('`wherever` is no breakpoint');
  });

  it('stops inside a schedule too, and what it links is no longer', () => {
    const many =
      'func main() {\n\tm := map[int]int{}\n\tfor i := range 20 {\n\t\tm[i] = i\n\t}\n}\n';
    const until = ['--until', 'func runtime.evacuate_fast64', '--hash'];
    const stop = (...schedule: string[]) => {
      const run = outcome(() => runCommand([file(many), ...schedule, ...until, '--link']));
      expect([run.status, run.stdout]).toEqual([0, '']);
      return run.stderr;
    };
    const where = (stderr: string) => stderr.split('\n')[0];
    const free = stop();
    expect(free).toContain('`func runtime.evacuate_fast64` after step');
    const planned = stop('--schedule', '1*400');
    expect(where(planned)).toBe(where(free));
    // What cannot be made of the schedule lies behind.
    expect(where(stop('--schedule', '1*400 9'))).toBe(where(free));
    const [, link = '', hash = ''] = /^(#\w[\w-]*)\n(state \d+: \w+)$/m.exec(planned) ?? [];
    const again = outcome(() => replayCommand([`https://somewhere/${link}`, '--hash']));
    expect(again.stderr).toBe(`${hash}\n`);
  });

  it('follows a schedule into the throw, and its link replays it', () => {
    const schedule = ['--schedule', '1*8 5*9', '--policy', 'byHand'];
    const run = outcome(() => runCommand([file(twoWriters), ...schedule, '--link', '--hash']));
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(
      /^fatal error: concurrent map writes\n\ngoroutine \d \[running\]:\n/,
    );
    const [, link = '', hash = ''] = /^(#\w[\w-]*)\n(state \d+: \w+)$/m.exec(run.stderr) ?? [];
    const again = outcome(() => replayCommand([`https://somewhere/${link}`, '--hash']));
    expect(again.status).toBe(2);
    expect(again.stderr).toContain(hash);
  });

  it('says when a schedule cannot be followed, and when the limit is reached', () => {
    expect(() => runCommand([file(twoWriters), '--schedule', '1 9'])).toThrow(
      'step 1 of the schedule cannot be made: goroutine 9 cannot run',
    );
    const endless = 'var n int\n\nfunc main() {\n\tfor {\n\t\tn++\n\t}\n}\n';
    const long = outcome(() => runCommand([file(endless), '--steps', '1000']));
    expect(long.stderr).toBe('hmapscope: stopped after 1000 steps; --steps sets the limit\n');
  });

  it.each([
    [[], 'which file?'],
    [['a.go', 'b.go'], 'run takes one file'],
    [['a.go', '--policy', 'fair'], 'no policy is called `fair`'],
    [['a.go', '--quantum', '3'], '--quantum goes with --policy roundRobin'],
    [['a.go', '--seed', '-'], '--seed takes a whole number from 0 on, not `-`'],
    [['a.go', '--schedule', '1 x'], 'choice 2 of the schedule, at column 3, is `x`'],
    [['nowhere.go'], 'cannot read nowhere.go'],
    [['a.go', '--free', '--record', 'a.json'], 'a run with --free makes no steps for --record'],
    [['a.go', '--free', '--until', 'line 3'], 'a run with --free makes no steps for --until'],
    [['a.go', '--seconds', '3'], '--seconds goes with --free'],
    [['a.go', '--memory', '4096'], '--memory takes a whole number from 16 to 4095, not `4096`'],
    [['a.go', '--stack', '0'], '--stack takes a whole number from 1 to 4095, not `0`'],
    [['a.go', '--steps', '3000000000'], '--steps takes a whole number from 1 to 2147483647'],
    [['.'], 'cannot read .: illegal operation on a directory'],
  ])('refuses %j', (args, message) => {
    expect(() => runCommand(args)).toThrow(UsageError);
    expect(() => runCommand(args)).toThrow(message);
  });
});

describe('a limit', () => {
  const outcomeOf = (body: string, ...options: string[]) =>
    outcome(() => runCommand([file(body), ...options]));

  it('of memory or stack follows Go’s words, with the option that moves it', () => {
    const hog =
      'var keep [][]byte\n\nfunc main() {\n\tfor {\n\t\tkeep = append(keep, make([]byte, 1<<20))\n\t}\n}\n';
    for (const mode of [[], ['--free']]) {
      const { status, stderr } = outcomeOf(hog, '--memory', '16', ...mode);
      expect(status).toBe(2);
      expect(stderr).toContain('\nfatal error: out of memory\n');
      expect(stderr).toContain('hmapscope: the program may use 16 MB');
      expect(stderr).toContain('--memory sets the limit');
    }
    const deep = 'func f(n int) int { return f(n+1) + 1 }\n\nfunc main() { println(f(0)) }\n';
    const { status, stderr } = outcomeOf(deep, '--stack', '2');
    expect(status).toBe(2);
    expect(stderr).toContain('fatal error: stack overflow\n');
    expect(stderr).toMatch(/\.\.\.\d+ frames elided\.\.\./);
    expect(stderr).toContain('hmapscope: here a stack may have 2 MB; --stack sets the limit');
  });

  it('of memory leaves room for a map of a million entries', () => {
    const million =
      'func main() {\n\tm := map[int64]int64{}\n\tfor i := int64(0); i < 1e6; i++ {\n\t\tm[i] = i\n\t}\n\tif len(m) != 1e6 {\n\t\tpanic(len(m))\n\t}\n}\n';
    expect(outcomeOf(million, '--free')).toEqual({ status: 0, stdout: '', stderr: '' });
    const { status, stderr } = outcomeOf(million, '--free', '--memory', '64');
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^runtime: out of memory: cannot allocate \d+-byte block \(\d+ in use\)\nfatal error: out of memory\n\ngoroutine 1 \[running\]:\n/,
    );
    expect(stderr).toContain(
      '\nhmapscope: the program may use 64 MB, and memory is never freed; --memory sets the limit\n',
    );
  });

  it('of time ends a run in free mode', () => {
    const { status, stderr } = outcomeOf(
      'func main() {\n\tfor {\n\t}\n}\n',
      '--free',
      '--seconds',
      '1',
    );
    expect([status, stderr]).toEqual([
      2,
      'hmapscope: stopped after 1 s; --seconds sets the limit\n',
    ]);
  });
});
