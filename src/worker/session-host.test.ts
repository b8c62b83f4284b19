import { describe, expect, it } from 'vitest';
import { buildProgram } from '../machine';
import type { Gid, PolicyChoice, StepIndex } from '../recording';
import { readLink } from './read-link';
import type { Moved } from './session';
import { SessionHost } from './session-host';
import { host, library, locked, RANDOM, twoWriters } from './testing/hosted';

describe('a session', { timeout: 60_000 }, () => {
  it('walks two writers into the throw, and round it when one may finish first', async () => {
    const session = host();
    const opened = await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
    expect(opened.moved.goroutines.map(({ gid }) => gid)).toEqual([1]);
    let moved = opened.moved;
    for (let seed = 1; moved.fault?.kind !== 'fatal' && seed < 50; seed++) {
      await session.seek(0 as StepIndex);
      await session.choosePolicy({ kind: 'random', seed });
      moved = await session.run({ kind: 'end' });
    }
    expect(moved.fault?.text).toBe('concurrent map writes');
    expect(moved.stopped).toBe('fault');
    expect(moved.fault?.stderr.split('\n')[0]).toBe('fatal error: concurrent map writes');
    expect(moved.recording.raceWindows.length).toBeGreaterThan(0);

    const back = await session.seek((moved.cursor - 5) as StepIndex);
    expect([back.fault, back.length]).toEqual([undefined, moved.length]);

    // One writer may finish before the other begins: nobody dies.
    const before = moved.recording.writeWindows.at(0).start ?? 0;
    await session.seek((before - 1) as StepIndex);
    const writers = moved.goroutines.map(({ gid }) => gid).filter((gid) => gid !== 1);
    await session.choosePolicy({ kind: 'byHand' });
    let forked = back;
    for (const gid of writers) {
      for (let i = 0; i < 10; i++) forked = await session.run({ kind: 'operation', gid });
      forked = await session.run({ kind: 'steps', count: 60 });
    }
    expect(forked.length).toBe(forked.cursor);
    forked = await session.run({ kind: 'end' });
    expect([forked.stopped, forked.output]).toEqual(['exit', [{ fd: 1, text: '20\n' }]]);
  });

  it('runs to a breakpoint, and says which', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    const breakpoints = [
      { kind: 'line', file: 'main.go', line: 16 },
      { kind: 'line', file: 'main.go', line: 20 },
    ] as const;
    const moved = await session.run({ kind: 'break', breakpoints });
    expect([moved.stopped, moved.hit]).toEqual(['break', breakpoints[0]]);
    expect(moved.goroutines.some(({ frames }) => frames.some(({ line }) => line === 16))).toBe(
      true,
    );
    const stepped = await session.step(1 as Gid);
    expect(stepped.hit).toBeUndefined();
  });

  it('stops where it would, however few steps it makes at a time, and goes back there', async () => {
    const breakpoints = [{ kind: 'line', file: 'main.go', line: 18 }] as const;
    const hits = async (count?: number): Promise<number[]> => {
      const session = host();
      await session.open({ source: locked, seed: 1, policy: RANDOM });
      const found: number[] = [];
      for (let most = 0; most < 2000 && found.length < 8; most++) {
        const goal = count === undefined ? { breakpoints } : { breakpoints, count };
        const moved = await session.run({ kind: 'break', ...goal });
        if (moved.stopped === 'break') found.push(moved.cursor);
        if (moved.fault !== undefined) break;
      }
      const back = [await session.run({ kind: 'breakBefore', breakpoints })];
      expect(back[0]?.cursor).toBe(found.at(-1) === back[0]?.length ? found.at(-2) : found.at(-1));
      return found;
    };
    const whole = await hits();
    expect(whole.length).toBeGreaterThan(3);
    expect(await hits(2)).toEqual(whole);
  });

  it('says what is wrong with a text, and leaves alone what runs', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    const { cursor } = await session.run({ kind: 'steps', count: 9 });
    const wrong = await session.check(twoWriters.replace('w < 2', 'w < two'));
    expect(wrong.map(({ line, column, message }) => `${line}:${column}: ${message}`)).toEqual([
      '11:18: undefined: two',
    ]);
    expect(await session.check(twoWriters)).toEqual([]);
    expect((await session.step(1 as Gid)).cursor).toBeGreaterThanOrEqual(cursor);
  });

  it('says whether a future can be brought back', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    const can = ({ canUndo, canRedo }: Moved): string => `${canUndo} ${canRedo}`;
    expect(can(await session.run({ kind: 'steps', count: 30 }))).toBe('false false');
    const { goroutines, recording } = await session.seek(20 as StepIndex);
    const other = goroutines.find(
      ({ gid, state }) => state === 'runnable' && gid !== recording.rows.gid[20],
    );
    expect(can(await session.step(other?.gid ?? (1 as Gid)))).toBe('true false');
    expect(can(await session.undo())).toBe('false true');
    expect(can(await session.redo())).toBe('true false');
  });

  it('pauses an endless run, and goes on', async () => {
    const session = host();
    const source =
      'package main\n\nfunc main() {\n\tn := 0\n\tp := &n\n\tfor {\n\t\t*p++\n\t}\n}\n';
    await session.open({ source, seed: 1, policy: RANDOM });
    const running = session.run({ kind: 'end' });
    setTimeout(() => session.pause(), 5);
    const moved = await running;
    expect(moved.stopped).toBe('paused');
    expect((await session.run({ kind: 'steps', count: 10 })).length).toBe(moved.length + 10);
  });

  it('keeps the last good program when the new one has errors', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    await session.run({ kind: 'steps', count: 30 });
    const refused = await session.open({
      source: 'package main\n\nfunc main() { x }\n',
      seed: 1,
      policy: RANDOM,
    });
    expect(refused.ok).toBe(false);
    expect((await session.seek(30 as StepIndex)).cursor).toBe(30);
  });

  it('steps a goroutine alone to its next line', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: { kind: 'byHand' } });
    const lines: number[] = [];
    for (let i = 0; i < 6; i++) {
      const moved = await session.run({ kind: 'line', gid: 1 as Gid });
      const frame = moved.goroutines[0]?.frames.find(({ file }) => file === 'main.go');
      lines.push(frame?.line ?? 0);
    }
    expect(new Set(lines).size).toBeGreaterThan(2);
  });
});

describe('a run to the throw', { timeout: 60_000 }, () => {
  async function hunt(source: string, first: PolicyChoice) {
    const host = new SessionHost({
      build: (text) => buildProgram(text, library, 'plain'),
      breathe: async () => {},
    });
    await host.open({ source, seed: 1, policy: { kind: 'byHand' } });
    const moved = await host.run({ kind: 'throw', by: first });
    return { moved, link: await host.link() };
  }

  it('goes on to another future when the first one ends well', async () => {
    // Alone one after the other, two writers never meet.
    const { moved, link } = await hunt(twoWriters, { kind: 'byHand' });
    expect(moved).toMatchObject({ stopped: 'fault', fault: { text: 'concurrent map writes' } });
    const again = await hunt(twoWriters, { kind: 'byHand' });
    expect(again.link).toEqual(link);
    expect(readLink(link.fragment ?? '', [])).toMatchObject({ policy: { kind: 'byHand' } });
  });

  it('stands at the end of the last future when none throws', async () => {
    const { moved } = await hunt(locked, RANDOM);
    expect(moved.stopped).toBe('exit');
    expect(moved.cursor).toBe(moved.length);
  });
});
