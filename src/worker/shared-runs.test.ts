import { describe, expect, it } from 'vitest';
import { buildProgram } from '../machine';
import type { Gid, StepIndex } from '../recording';
import { readFile, readLink } from './read-link';
import { SessionHost } from './session-host';
import { endless, host, library, locked, RANDOM, twoWriters } from './testing/hosted';

describe('a session that is shared', { timeout: 60_000 }, () => {
  it('gives a link that reopens the same moment', async () => {
    const session = host();
    await session.open({ source: twoWriters, seed: 1, policy: RANDOM });
    const there = await session.run({ kind: 'steps', count: 20 });
    const { fragment, stateHash } = await session.link();
    expect(fragment?.length).toBeLessThan(200);
    const other = host('shared');
    const opened = await other.open(readLink(fragment ?? ''));
    if (!opened.ok) throw new Error('does not open');
    expect(opened.drift).toBe(undefined);
    expect(opened.moved.cursor).toBe(there.cursor);
    expect((await other.link()).stateHash).toBe(stateHash);
  });

  it('gives a file that reopens the same moment, with every choice and the program written out', async () => {
    const session = new SessionHost({
      build: (source) => buildProgram(source, library, 'plain'),
      breathe: async () => {},
      examples: [{ id: 'locked', source: locked }],
    });
    await session.open({ source: locked, seed: 1, policy: RANDOM, memoryLimit: 32 << 20 });
    await session.run({ kind: 'steps', count: 50 });
    const there = await session.seek(30 as StepIndex);
    const request = readFile(await session.file({ level: 'line' }));
    expect(request).toMatchObject({
      source: locked,
      memoryLimit: 32 << 20,
      view: { level: 'line' },
    });
    expect(request.schedule).not.toContain('?');
    const other = host('shared');
    const opened = await other.open(request);
    if (!opened.ok) throw new Error('does not open');
    expect(opened.drift).toBe(undefined);
    expect([opened.moved.cursor, opened.moved.length]).toEqual([there.cursor, there.length]);
    expect((await other.link()).stateHash).toBe((await session.link()).stateHash);
  });

  it('stands at the last state that is surely the one that was shared, and says between which steps it drifted', async () => {
    const session = host();
    await session.open({ source: locked, seed: 1, policy: { kind: 'random', seed: 5 } });
    const there = await session.run({ kind: 'end' });
    const request = readLink((await session.link()).fragment ?? '');
    const { marks = [] } = request;
    expect(marks[0]?.at).toBe(0);
    expect(marks.length).toBeGreaterThan(8);
    const flipped = (hash: string): string => (hash.startsWith('0') ? '1' : '0') + hash.slice(1);
    for (const [index, { at }] of marks.entries()) {
      const wrong = marks.map((mark, i) =>
        i === index ? { ...mark, hash: flipped(mark.hash) } : mark,
      );
      const opened = await host().open({ ...request, marks: wrong });
      if (!opened.ok) throw new Error('does not open');
      const agreed = marks[index - 2]?.at;
      expect(opened.drift).toEqual({ kind: 'state', agreed, at });
      expect([opened.moved.cursor, opened.moved.length]).toEqual([agreed ?? 0, there.length]);
    }
    const sure = marks.filter(({ at }) => at <= there.cursor).at(-2)?.at;
    const opened = await host().open({ ...request, stateHash: '0000000000000000' });
    expect(opened.ok && opened.drift).toEqual({ kind: 'state', agreed: sure, at: there.cursor });
    const other = await host().open({ ...request, schedule: '1*3 99', cursor: 4 as StepIndex });
    const drift = { kind: 'choice', agreed: undefined, at: 3, gid: 99 };
    expect(other.ok && other.drift).toEqual(drift);
    expect(other.ok && [other.moved.cursor, other.moved.length]).toEqual([0, 3]);
  });

  it('opens a long run in pieces, says how far it is, and stops where it is told to', async () => {
    const session = host();
    await session.open({ source: endless, seed: 1, policy: RANDOM });
    await session.run({ kind: 'steps', count: 400_000 });
    const hash = (await session.link()).stateHash;
    const request = readLink((await session.link()).fragment ?? '');
    const other = host();
    const heard: number[] = [];
    const whole = await other.open(request, ({ made, length }) => {
      expect(length).toBe(400_000);
      heard.push(made);
    });
    expect(heard.length).toBeGreaterThan(2);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(whole.ok && [whole.cutShort, whole.moved.stopped]).toEqual([undefined, 'done']);
    expect((await other.link()).stateHash).toBe(hash);

    const cut = await other.open(request, ({ made }) => {
      if (made >= 200_000) other.pause();
    });
    if (!cut.ok) throw new Error('does not open');
    const { cutShort, drift, moved } = cut;
    expect(cutShort?.length).toBe(400_000);
    expect(cutShort?.made).toBeLessThan(400_000);
    expect([drift, moved.stopped, moved.length]).toEqual([undefined, 'paused', cutShort?.made]);
    expect((await other.run({ kind: 'steps', count: 400_000 - moved.length })).length).toBe(
      400_000,
    );
    expect((await other.link()).stateHash).toBe(hash);

    // A program that opens meanwhile does not wait.
    const late = other.open(request);
    const next = await other.open({ source: twoWriters, seed: 1, policy: RANDOM });
    expect((await late).ok && next.ok && next.moved.length).toBe(0);
  });

  it('calls the file as its maker did, in what a crash says too', async () => {
    const build = (source: string, name?: string) =>
      buildProgram(source, library, 'plain', name === undefined ? {} : { name });
    const named = () => new SessionHost({ build, breathe: async () => {} });
    const session = named();
    const source = 'package main\n\nfunc main() {\n\tpanic("no")\n}\n';
    await session.open({ source, fileName: 'no.go', seed: 1, policy: RANDOM });
    const { fault } = await session.run({ kind: 'end' });
    expect(fault?.stderr).toContain('no.go:4');
    for (const request of [
      readLink((await session.link()).fragment ?? ''),
      readFile(await session.file()),
    ]) {
      const opened = await named().open(request);
      expect(opened.ok && opened.moved.fault?.stderr).toBe(fault?.stderr);
    }
  });

  it('goes on with a shared run where it was stopped, unless it was changed since', async () => {
    const session = host();
    await session.open({ source: endless, seed: 1, policy: RANDOM });
    await session.run({ kind: 'steps', count: 300_000 });
    const last = (await session.link()).stateHash;
    const request = readLink((await session.link()).fragment ?? '');
    const changes: ((other: SessionHost) => Promise<unknown>)[] = [
      (other) => other.seek(5 as StepIndex),
      (other) => other.step(1 as Gid),
      (other) => other.run({ kind: 'steps', count: 3 }),
      (other) => other.choosePolicy({ kind: 'byHand' }),
      (other) => other.undo(),
    ];
    for (const [index, change] of changes.entries()) {
      const other = host();
      const cut = await other.open(request, () => other.pause());
      const made = cut.ok ? cut.moved.length : 0;
      expect(made).toBeGreaterThan(0);
      expect(made).toBeLessThan(300_000);
      await change(other);
      const heard: number[] = [];
      const whole = await other.open({ ...request }, (progress) => heard.push(progress.made));
      // Only who looked elsewhere goes on.
      const first = heard[0] ?? Number.POSITIVE_INFINITY;
      expect([index, first > made]).toEqual([index, index === 0]);
      expect(whole.ok && [whole.cutShort, whole.drift, whole.moved.length]).toEqual([
        undefined,
        undefined,
        300_000,
      ]);
      expect((await other.link()).stateHash).toBe(last);
    }
  });
});
