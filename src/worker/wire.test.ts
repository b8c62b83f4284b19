import { describe, expect, it } from 'vitest';
import { buildProgram } from '../machine';
import type { Gid, Recording, StepIndex } from '../recording';
import { library as compiled } from './library';
import type { HostMoved } from './moved';
import { SessionHost } from './session-host';
import { buffersOf, MOST_ENTRIES, type WirePiece } from './pieces';
import { WireReceiver, WireSender } from './wire';

const library = await compiled;

const SEED = 7;
const counting = `package main

var n int

func main() {
	m := map[int]int{}
	go func() {
		for {
			n++
		}
	}()
	for i := 0; ; i++ {
		m[i]++
	}
}
`;

/** A page behind a wire, and what went over it. */
class Page {
  readonly host: SessionHost;
  readonly pieces: WirePiece[] = [];
  private readonly sender = new WireSender();
  private readonly receiver = new WireReceiver(async () => {});

  constructor(memory: 'shared' | 'plain') {
    this.host = new SessionHost({
      build: (source) => buildProgram(source, library, memory),
      breathe: async () => {},
    });
  }

  async open(): Promise<Recording> {
    const policy = { kind: 'random', seed: SEED } as const;
    const opened = await this.host.open({ source: counting, seed: SEED, policy });
    if (!opened.ok) throw new Error(JSON.stringify(opened.diagnostics));
    return this.hear(opened.moved);
  }

  /** What arrives is what the host told. */
  async hear(moved: HostMoved): Promise<Recording> {
    const { recording } = await this.receiver.receive(
      structuredClone(this.sender.send(moved)),
      async () => {
        const piece = this.sender.piece();
        if (piece !== undefined) this.pieces.push(piece);
        return piece && structuredClone(piece, { transfer: buffersOf(piece) });
      },
    );
    expectSame(recording, moved.recording);
    return recording;
  }
}

const TRACKS = ['operation', 'evacuate', 'wait', 'life', 'writing'] as const;

function expectSame(arrived: Recording, told: Recording): void {
  expect(written(arrived)).toEqual(written(told));
}

function written({ rows, counts, spans, writeWindows, raceWindows, tracks }: Recording) {
  const { length, gid, stop, addr, value } = rows;
  const { gids, block, before } = counts;
  return {
    rows: [gid, stop, addr, value].map((column) => Buffer.from(column.slice(0, length)).toString()),
    counts: [counts.length, ...gids, block, ...before.slice(0, 64)],
    spans: JSON.stringify([...spans]),
    windows: JSON.stringify([[...writeWindows], [...raceWindows]]),
    tracks: counts.gids.flatMap((gid) =>
      TRACKS.flatMap((kind) => tracks.of(gid, kind)).map((track) => [
        track.length,
        ...Array.from({ length: Math.min(track.length, 500) }, (_, at) => track.startOf(at)),
      ]),
    ),
    races: tracks.races().map((pair) => [pair.writer, pair.other, pair.tracks[0]?.length]),
  };
}

describe.each(['shared', 'plain'] as const)('over %s memory a recording', (memory) => {
  it('arrives as it is, however it grows, is cut and goes on', async () => {
    const page = new Page(memory);
    const first = await page.open();
    const run = (count: number) => page.host.run({ kind: 'steps', count });
    expect(first.rows.length).toBe(0);
    await page.hear(await run(3000));
    for (const back of [1, 40, 2900, 0]) {
      const { length } = (await page.hear(await run(500))).rows;
      await page.hear(await page.host.seek((length - back) as StepIndex));
      await page.hear(await page.host.step(1 as Gid));
      await page.hear(await page.host.step(6 as Gid));
    }
    await page.open();
    await page.hear(await run(100));
  });

  it('is the same object when nothing is new', async () => {
    const page = new Page(memory);
    await page.open();
    const told = await page.hear(await page.host.run({ kind: 'steps', count: 100 }));
    expect(await page.hear(await page.host.seek(50 as StepIndex))).toBe(told);
  });
});

it('no message is long: shared rows are in none, others come in pieces', async () => {
  const count = 5 * MOST_ENTRIES;
  const shared = new Page('shared');
  await shared.open();
  const { rows } = await shared.hear(await shared.host.run({ kind: 'steps', count }));
  expect([rows.length, rows.gid.buffer instanceof SharedArrayBuffer]).toEqual([count, true]);
  expect(shared.pieces).toEqual([]);

  const plain = new Page('plain');
  await plain.open();
  await plain.hear(await plain.host.run({ kind: 'steps', count }));
  const sizes = plain.pieces.map(({ columns }) => Object.values(columns)[0]?.byteLength ?? 0);
  expect(sizes.length).toBeGreaterThan(5);
  expect(sizes.every((bytes) => bytes <= 4 * MOST_ENTRIES)).toBe(true);
});
