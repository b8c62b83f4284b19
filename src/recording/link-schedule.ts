import { decodeChoices, encodeChoices, type IndexedRun } from './choice-coder';
import type { LinkReader, LinkWriter } from './link-bytes';
import { LinkError } from './link-error';
import { MOST, STEP_LIMIT } from './replay-link';
import { type ChoiceRun, POLICY_CHOICE, Schedule } from './schedule';
import type { Gid } from './words';

/**
 * A schedule's two forms. Both begin with the list of goroutines (count, ids) and the number of runs; then
 *
 *     plain   each run as a varint, (length - 1) · goroutines + index: short where deflate finds what comes again
 *     coded   how many bytes stand behind the link's body, where the runs are (choice-coder.ts): short of chance
 */
export function writePlain(writer: LinkWriter, schedule: Schedule): void {
  const { gids, runs } = indexed(schedule);
  writeHead(writer, gids, runs.length);
  for (const { index, count } of runs) writer.varint((count - 1) * gids.length + index);
}

/** `behind`: what stands behind the body. */
export function writeCoded(writer: LinkWriter, behind: LinkWriter, schedule: Schedule): void {
  const { gids, runs } = indexed(schedule);
  const coded = encodeChoices(runs, gids.length);
  writeHead(writer, gids, runs.length);
  writer.varint(coded.length);
  behind.append(coded);
}

export function readPlain(reader: LinkReader): Schedule {
  const gids = readGids(reader);
  const runs: IndexedRun[] = [];
  for (let left = reader.count(); left > 0; left--) {
    const word = reader.varint();
    const size = Math.max(1, gids.length);
    runs.push({ index: word % size, count: Math.floor(word / size) + 1 });
  }
  return scheduleOf(gids, runs);
}

export function readCoded(reader: LinkReader, behind: LinkReader): Schedule {
  const gids = readGids(reader);
  const runs = reader.varint();
  if (runs > STEP_LIMIT) throw tooManySteps();
  return scheduleOf(gids, decodeChoices(behind.take(reader.varint()), gids.length, runs));
}

function indexed(schedule: Schedule): { gids: Gid[]; runs: IndexedRun[] } {
  const indexes = new Map<Gid, number>();
  const runs: IndexedRun[] = [];
  for (const { gid, count } of schedule.runs()) {
    let index = indexes.get(gid);
    if (index === undefined) {
      index = indexes.size;
      indexes.set(gid, index);
    }
    runs.push({ index, count });
  }
  return { gids: [...indexes.keys()], runs };
}

function writeHead(writer: LinkWriter, gids: readonly Gid[], runs: number): void {
  writer.varint(gids.length);
  for (const gid of gids) writer.varint(gid);
  writer.varint(runs);
}

function readGids(reader: LinkReader): number[] {
  const gids: number[] = [];
  for (let left = reader.count(); left > 0; left--) {
    const gid = reader.varint();
    if (gid > MOST.gid) throw new LinkError({ kind: 'impossible', part: 'schedule' });
    gids.push(gid);
  }
  return gids;
}

function scheduleOf(gids: readonly number[], runs: Iterable<IndexedRun>): Schedule {
  let length = 0;
  const choices: ChoiceRun[] = [];
  for (const { index, count } of runs) {
    const gid = gids[index];
    if (gid === undefined) throw new LinkError({ kind: 'impossible', part: 'schedule' });
    length += count;
    if (length > STEP_LIMIT) throw tooManySteps();
    choices.push({ gid: gid === 0 ? POLICY_CHOICE : (gid as Gid), count });
  }
  return Schedule.of(choices);
}

function tooManySteps(): LinkError {
  return new LinkError({ kind: 'tooLarge', what: 'steps', most: STEP_LIMIT });
}
