import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, type Page, test } from './test';
import {
  decodeFile,
  decodeLink,
  encodeLink,
  parseSchedule,
  type ReplayLink,
  type StepIndex,
} from '../src/recording';
import { ScopePage } from './scope-page';

/** Numbers that are none, computed and kept in memory: a host may leave any bits in them (emit/nan.ts). */
const NAN = `package main

import (
	"fmt"
	"math"
)

func main() {
	zero, inf := 0.0, math.Inf(1)
	all := []float64{zero / zero, inf - inf, math.Sqrt(-1), -(zero / zero), math.Mod(1, zero)}
	small := []float32{float32(all[0]), float32(all[3])}
	m := map[float64]float64{}
	for _, f := range all {
		m[f] = f * inf
	}
	fmt.Println(len(m), all, small, math.Float64bits(all[0]), math.Float32bits(small[1]))
}
`;

/** Maps that grow and are read while they do, locks, channels, clocks, floats, panics, deadlocks and throws. */
const RUNS: readonly (readonly string[])[] = [
  ['examples/growth.go', '--policy', 'random', '--seed', '5'],
  ['examples/mutex.go', '--policy', 'roundRobin', '--quantum', '3'],
  ['examples/string-keys.go', '--policy', 'golike', '--seed', '9'],
  ['examples/app-bank-transfer.go', '--policy', 'random', '--seed', '2', '--steps', '3000'],
  ['examples/iterate-while-writing.go', '--policy', 'random', '--seed', '1'],
  ['examples/chan-select.go', '--policy', 'random', '--seed', '4'],
  ['examples/time-timers.go', '--policy', 'golike', '--seed', '2'],
  ['examples/panic-nil-map.go', '--policy', 'random', '--seed', '6'],
  ['examples/fatal-deadlock-select.go', '--policy', 'random', '--seed', '7'],
  ['examples/fatal-map-iteration-write.go', '--policy', 'random', '--seed', '1'],
  ['examples/context-cancel.go', '--policy', 'random', '--seed', '8'],
];

/** Each of its steps goes round a loop for as long as a step may. */
const SLOW: ReplayLink = {
  source: { kind: 'text', text: 'package main\n\nfunc main() {\n\tfor {\n\t}\n}\n' },
  goVersion: '1.23.5',
  seed: 1,
  policy: { kind: 'random', seed: 1 },
  earlier: [],
  schedule: parseSchedule('?*3000000'),
  cursor: 3_000_000 as StepIndex,
  stateHash: undefined,
  marks: [],
  view: {},
};

const cli = (...args: readonly string[]) =>
  [process.execPath, ['bin/hmapscope.js', ...args]] as const;

function hmapscope(...args: readonly string[]): { stdout: string; stderr: string } {
  return spawnSync(...cli(...args), { encoding: 'utf8' });
}

test('links of all kinds of programs are the same in Node and in Chromium, on shared and on plain memory', async ({
  page,
  context,
}) => {
  const nan = test.info().outputPath('nan.go');
  writeFileSync(nan, NAN);
  const told = await Promise.all(
    [...RUNS, [nan, '--policy', 'random']].map((run) =>
      promisify(execFile)(...cli('link', ...run)),
    ),
  );
  const links = told.map(({ stdout }) => stdout.trim());
  // Each move is seen to be made.
  expect(new Set(links.map((link) => decodeLink(link).cursor)).size).toBe(links.length);

  const alone = await context.newPage();
  await withoutIsolation(alone);
  for (const [where, address, isolated, opened] of [
    [page, '/', true, links],
    [await context.newPage(), '/?memory=plain', true, links],
    [alone, '/', false, links.slice(-1)],
  ] as const) {
    const scope = new ScopePage(where);
    await scope.open(address);
    expect(await where.evaluate(() => crossOriginIsolated)).toBe(isolated);
    for (const link of opened) {
      const { cursor } = decodeLink(link);
      await where.evaluate((fragment) => {
        location.hash = fragment;
      }, link);
      await expect(where.locator('[data-cursor]')).toHaveAttribute('data-cursor', `${cursor}`);
      await scope.idle();
      // Another hash, there or on the way, would be told.
      await expect(where.getByRole('alert')).toHaveCount(0);
    }
    expect(await scope.stateHash()).toBe(decodeLink(links.at(-1) ?? '').stateHash);
  }
});

test('a run is saved as a file, and opened again by its page and by the command line', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await scope.open();
  await scope.click('Run to the throw');
  await scope.press('ArrowLeft');
  const cursor = await scope.cursor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')]);
  expect(download.suggestedFilename()).toBe(`two-writers-step-${cursor}.hmapscope.json`);
  await expect(page.getByRole('status').filter({ hasText: 'Saved as' })).toBeVisible();
  const path = await download.path();
  const { stateHash, schedule } = decodeFile(readFileSync(path, 'utf8'));
  expect(schedule.isExplicit).toBe(true);
  expect(hmapscope('replay', path, '--hash').stderr).toContain(`state ${cursor}: ${stateHash}`);

  await scope.press('Home');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('o')]);
  await chooser.setFiles(path);
  await expect(page.locator('[data-cursor]')).toHaveAttribute('data-cursor', `${cursor}`);
  await scope.idle();
  expect(await scope.stateHash()).toBe(stateHash);

  const broken = test.info().outputPath('broken.hmapscope.json');
  writeFileSync(broken, '{"hmapscope": 2}');
  const [again] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open a Go file or a recording' }).click(),
  ]);
  await again.setFiles(broken);
  await expect(page.getByRole('alert')).toContainText(
    'This file cannot be opened: its “go” is missing.',
  );
  expect(await scope.cursor()).toBe(cursor);
});

test('a run that drifted says between which steps, and stands where it was still the same', async ({
  page,
}) => {
  const link = decodeLink(hmapscope('link', ...(RUNS[0] ?? [])).stdout.trim());
  const [, sure, , wrong] = link.marks.map(({ at }) => at);
  const marks = link.marks.map((mark) =>
    mark.at === wrong ? { ...mark, hash: '00000000' } : mark,
  );
  const scope = new ScopePage(page);
  await scope.open(`/#${encodeLink({ ...link, marks })}`);
  await expect(page.getByRole('alert')).toContainText(
    `This run drifted between step ${sure} and step ${wrong}: the link was made by another hmapscope`,
  );
  expect(await scope.cursor()).toBe(sure);
  expect(await scope.length()).toBe(link.schedule.length);
});

test('a long shared run says how far it is, and is left where the person stops it', async ({
  page,
}) => {
  const scope = new ScopePage(page);
  await page.goto(`/#${encodeLink(SLOW)}`);
  await expect(
    page.getByText(/^Making the shared run again: [\d,]+ of 3,000,000 steps$/),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(
    page.getByRole('status').filter({ hasText: 'of the 3,000,000 steps' }),
  ).toBeVisible();
  await scope.idle();
  const made = await scope.length();
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(3_000_000);
  expect(await scope.cursor()).toBe(made);

  await page.getByRole('button', { name: 'Make the rest' }).click();
  const progress = page.getByText(/^Making the shared run again/);
  await expect(progress).toBeVisible();
  const told = /: ([\d,]+) of/.exec((await progress.textContent()) ?? '')?.[1] ?? '';
  expect(Number(told.replaceAll(',', ''))).toBeGreaterThan(made);
  await page.keyboard.press('Escape');
  await scope.idle();
});

async function withoutIsolation(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['cross-origin-opener-policy'];
    delete headers['cross-origin-embedder-policy'];
    await route.fulfill({ response, headers });
  });
}
