import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Library } from '../golang';
import { gorootSources } from '../goroot';
import { buildProgram } from '../machine';
import type { StepIndex } from '../recording';
import { SessionHost } from '../worker';
import { PROGRAMS } from './programs';
import { STORIES, STORY_GROUPS } from './stories';

const library = new Library(gorootSources);

test('every interleaving of the examples is a story, once, in a group', () => {
  const files = readdirSync(new URL('../../examples/interleavings/', import.meta.url));
  const ids = files.filter((name) => name.endsWith('.go')).map((name) => name.slice(0, -3));
  expect(STORIES.map(({ id }) => id).sort()).toEqual(ids.sort());
  const others = new Set<string>(PROGRAMS.map(({ id }) => id));
  expect(ids.filter((id) => others.has(id))).toEqual([]);
  const groups = STORIES.map(({ group }) => group);
  expect([...new Set(groups)]).toEqual(Object.keys(STORY_GROUPS));
  // Each group stands in one piece.
  expect(groups.filter((group, i) => group !== groups[i - 1])).toHaveLength(new Set(groups).size);
});

test.each(STORIES)('$id opens before its goroutines meet, and plays to its end', async (story) => {
  const { source, opening, story: rest } = story;
  const host = new SessionHost({
    build: (text) => buildProgram(text, library, 'plain'),
    breathe: async () => {},
  });
  const cursor = Number(/^1\*(\d+)$/.exec(opening)?.[1]) as StepIndex;
  const schedule = `${opening} ${rest}`;
  const policy = { kind: 'byHand' } as const;
  const opened = await host.open({ source, seed: 1, policy, schedule, cursor });
  if (!opened.ok) throw new Error('does not compile');
  expect(opened.drift).toBeUndefined();
  expect(opened.moved.cursor).toBe(cursor);
  const able = opened.moved.goroutines.filter(({ state }) => state === 'runnable');
  expect(able.length).toBeGreaterThanOrEqual(2);
  await host.seek(opened.moved.length);
  // Nothing is left to choose but main, which only prints.
  const by = { kind: 'random', seed: 1 } as const;
  const { fault, output } = await host.run({ kind: 'steps', count: 10_000, by });
  const printed = output.map(({ text }) => text).join('');
  const crash = fault?.stderr.split('\n', 1)[0] ?? '';
  const ends = /^\/\/\tends: +(.*)$/m.exec(source)?.[1];
  expect([printed, crash].join('').trim()).toBe(ends);
});

test('what the picker says is short, and Chinese is set as Chinese', () => {
  for (const { name, says } of STORIES) {
    expect(says.en.length).toBeLessThan(90);
    for (const text of [name.zh, says.zh]) {
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(text).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u);
      expect(text).not.toMatch(/\p{Script=Han}\s*[,;:!?]|[,;:!?]\s*\p{Script=Han}/u);
    }
  }
});
