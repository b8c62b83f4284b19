import type { Gid, Span, StepIndex } from '../../recording';
import type { FaultView, GoroutineView, ProgramView, Standing } from '../../store';
import type { Fact, Moment, Ready } from './fact';

/** hmap.flags lies 8 bytes in, and hashWriting is its bit 4 (spec/hmap.md §1.1, §2). */
const FLAGS_OFFSET = 8;
const HASH_WRITING = 4;
const FLAGS = 'runtime.hmap.flags';

export function factsOf(moment: Moment): readonly Fact[] {
  const { fault } = moment.standing;
  if (fault !== undefined) return faultFacts(moment, fault);
  if (isStart(moment)) return [{ kind: 'start', ready: readyAt(moment.standing) }];
  const inside = operationsAt(moment);
  const doomed = moment.standing.goroutines.find((g) => g.next?.text === 'fatal');
  if (doomed !== undefined) return doomedFacts(moment, doomed.gid);
  if (inside.length === 0) return [{ kind: 'quiet' }];
  // Of several maps in use, the one most goroutines are in is the one to speak of.
  const sharing = (span: Span): Span[] => inside.filter((other) => other.object === span.object);
  const crowded = inside.map(sharing).sort((a, b) => b.length - a.length)[0] ?? [];
  return operationFacts(moment, crowded);
}

function isStart({ standing: { cursor }, recording, opening }: Moment): boolean {
  return cursor === 0 || (cursor === opening && recording.rows.length === opening);
}

function readyAt({ goroutines }: Standing): Ready[] {
  return goroutines.flatMap(({ gid, state, next }, i) =>
    state === 'runnable' ? [{ gid, digit: i + 1, starts: next?.kind === 'start' }] : [],
  );
}

function doomedFacts(moment: Moment, gid: Gid): Fact[] {
  const look = lastLook(moment, gid);
  const found = look < 0 ? undefined : ((look + 1) as StepIndex);
  return [{ kind: 'aboutToThrow', gid, found }];
}

function operationFacts(moment: Moment, inside: readonly Span[]): Fact[] {
  const cursor = moment.standing.cursor;
  const map = inside[0]?.object ?? 0;
  const writer = moment.recording.writeWindows.lastAt(map, cursor);
  const passed = inside.flatMap((span) => {
    const tested = testOf(moment, span);
    return tested === undefined ? [] : [{ gid: span.gid, tested }];
  });
  if (writer !== undefined) return writerFacts(moment, inside, writer.gid, writer.start);

  const flip = lastFlip(moment, map, cursor);
  const writers = inside.filter((span) => span.write && setIn(moment, span));
  if (flip !== undefined && writers.some((w) => w.start < flip.at)) {
    const others = writers.map((span) => span.gid).filter((gid) => !isClearing(moment, gid));
    if (others.length > 0) return [{ kind: 'flippedOff', by: flip.gid, at: flip.at, others }];
  }
  const isWriter = (gid: Gid): boolean =>
    inside.some((span) => span.gid === gid && span.write) &&
    !writers.some((span) => span.gid === gid);
  const writing = passed.filter(({ gid }) => isWriter(gid));
  const isReader = (gid: Gid): boolean => inside.some((span) => span.gid === gid && !span.write);
  const reading = passed.filter(({ gid }) => isReader(gid));
  if (writing.length > 1) return [{ kind: 'allPassed', passed: writing }];
  if (reading.length > 0) return [{ kind: 'reading', passed: reading, beside: writing[0]?.gid }];
  // Of those inside, the one that has passed the test is the one whom nobody can tell.
  const [one] = writing;
  const [leaver] = writers;
  if (one === undefined && leaver !== undefined) return [{ kind: 'leaving', gid: leaver.gid }];
  const span = inside.find(({ gid }) => gid === one?.gid) ?? inside[0];
  if (span === undefined) return [{ kind: 'quiet' }];
  return [{ kind: 'unannounced', gid: span.gid, label: span.label, tested: one?.tested }];
}

function writerFacts(moment: Moment, inside: readonly Span[], gid: Gid, set: StepIndex): Fact[] {
  const label = inside.find((span) => span.gid === gid)?.label ?? '';
  const facts: Fact[] = [{ kind: 'writing', gid, label, set }];
  const map = inside[0]?.object ?? 0;
  for (const g of moment.standing.goroutines) {
    if (g.gid === gid) continue;
    const span = inside.find((one) => one.gid === g.gid);
    const tested = span && testOf(moment, span);
    if (tested === undefined && isAboutToTest(moment, g, map)) {
      facts.push({ kind: 'willThrow', gid: g.gid, writer: gid });
    } else if (span !== undefined && tested !== undefined) {
      const { gid, label, write } = span;
      facts.push({ kind: 'insideToo', gid, label, write, tested });
    }
  }
  return facts;
}

function faultFacts(moment: Moment, fault: FaultView): Fact[] {
  if (fault.kind === 'exit' && fault.exitStatus === 0) {
    const alone = moment.standing.goroutines.length === 1;
    return [{ kind: 'finished', alone, apart: moment.recording.raceWindows.length === 0 }];
  }
  const { recording } = moment;
  const { gid, text } = fault;
  // The look at the flags that failed; the throw itself may be a step of its own behind it.
  const last = lastLook(moment, gid);
  const addr = recording.rows.addr[last] ?? 0;
  const map = addr - FLAGS_OFFSET;
  if (!text.startsWith('concurrent map') || last < 0) return [{ kind: 'threw', fault }];

  const window = recording.writeWindows.lastAt(map, last, gid);
  const found = recording.rows.value[last] ?? 0;
  if ((found & HASH_WRITING) !== 0 && window !== undefined) {
    return [{ kind: 'foundWriter', gid, writer: window.gid, set: window.start, text }];
  }
  const mine = operationsAt(moment).find((span) => span.gid === gid && span.object === map);
  const set = mine && setIn(moment, mine);
  if (set !== undefined && !isOnAfter(moment, set)) {
    const other = setLoadedFor(moment, map, { gid, at: set });
    if (other === undefined || other.gid === gid) return [{ kind: 'threw', fault }];
    const theirs = recording.spans.lastOperation(other.at, other.gid);
    return [
      { kind: 'flippedItself', gid, at: set, by: other.gid, set: other.at, text },
      ...bothPassed(moment, [mine, theirs]),
    ];
  }
  const flip = lastFlip(moment, map, last as StepIndex);
  if (flip === undefined || flip.gid === gid) return [{ kind: 'threw', fault }];
  const theirs = recording.spans.lastOperation(flip.at, flip.gid);
  const how = theirs && setIn(moment, theirs) === flip.at ? 'starting' : 'finishing';
  return [
    { kind: 'foundFlipped', gid, by: flip.gid, at: flip.at, how, set, text },
    ...bothPassed(moment, [mine, theirs]),
  ];
}

function bothPassed(moment: Moment, spans: readonly (Span | undefined)[]): Fact[] {
  const passed = spans.flatMap((span) => {
    const tested = span && testOf(moment, span);
    return span === undefined || tested === undefined ? [] : [{ gid: span.gid, tested }];
  });
  return passed.length === 2 ? [{ kind: 'bothPassed', passed }] : [];
}

function operationsAt({ recording, standing }: Moment): Span[] {
  const n = standing.cursor;
  return recording.tracks.operationsAt(n).filter(
    (span) =>
      // Its first step is made, or it would not be inside.
      span.start < n &&
      (span.end === undefined || span.end > n || (span.end === n && standing.fault !== undefined)),
  );
}

/** The first look at the flags in an operation is its test (spec/hmap.md §7, §11, §13). */
function testOf(moment: Moment, span: Span): StepIndex | undefined {
  const { recording, program } = moment;
  return firstIn(
    moment,
    span,
    (i) =>
      isFlags(moment, i) &&
      kindAt(moment, i) === 'read' &&
      mayTest(program, recording.rows.stop[i] ?? 0),
  );
}

/** mapiterinit looks at the iterator bits alone and tests nothing; mapiternext does. */
function mayTest(program: ProgramView, stop: number): boolean {
  return program.funcs[program.stops[stop]?.func ?? 0]?.name !== 'runtime.mapiterinit';
}

/** Behind the last check, at the last store of the flags in its function or at the load for it. */
function isClearing({ standing, program }: Moment, gid: Gid): boolean {
  const stop = standing.goroutines.find((g) => g.gid === gid)?.next?.stop ?? 0;
  const at = program.stops[stop];
  if (at?.site?.field !== FLAGS) return false;
  const stores = program.stops.filter(
    ({ func, site }) => func === at.func && site?.field === FLAGS && site.kind === 'write',
  );
  return at.pos === Math.max(...stores.map(({ pos }) => pos));
}

function setIn(moment: Moment, span: Span): StepIndex | undefined {
  return firstIn(moment, span, (i) => isFlags(moment, i) && kindAt(moment, i) === 'write');
}

function firstIn(moment: Moment, span: Span, is: (i: number) => boolean): StepIndex | undefined {
  const { recording, standing } = moment;
  const end = Math.min(span.end ?? standing.cursor, standing.cursor);
  for (let i: number = span.start; i < end; i++) {
    if (recording.rows.gid[i] !== span.gid) continue;
    if (recording.rows.addr[i] === span.object + FLAGS_OFFSET && is(i)) return (i + 1) as StepIndex;
  }
  return undefined;
}

interface FlagsWrite {
  readonly gid: Gid;
  readonly at: StepIndex;
}

/** Of the writes of the map's flags before state n, the last that switched hashWriting off; undefined while it is on. */
function lastFlip(moment: Moment, map: number, n: StepIndex): FlagsWrite | undefined {
  let flip: FlagsWrite | undefined;
  for (let write = lastWrite(moment, map, n); write !== undefined; ) {
    if (isOnAfter(moment, write.at)) return flip;
    flip = write;
    write = lastWrite(moment, map, (write.at - 1) as StepIndex);
  }
  return flip;
}

/** Who had set hashWriting when a goroutine loaded the flags that it then stored changed. */
function setLoadedFor(moment: Moment, map: number, store: FlagsWrite): FlagsWrite | undefined {
  const { rows } = moment.recording;
  for (let i = store.at - 2; i >= 0; i--) {
    if (rows.gid[i] !== store.gid || rows.addr[i] !== map + FLAGS_OFFSET) continue;
    const write = lastWrite(moment, map, i as StepIndex);
    return write !== undefined && isOnAfter(moment, write.at) ? write : undefined;
  }
  return undefined;
}

/** Of a step that read or wrote the flags. */
function isOnAfter({ recording }: Moment, at: StepIndex): boolean {
  return ((recording.rows.value[at - 1] ?? 0) & HASH_WRITING) !== 0;
}

function lastWrite(moment: Moment, map: number, n: StepIndex): FlagsWrite | undefined {
  const { rows } = moment.recording;
  for (let i = n - 1; i >= 0; i--) {
    if (rows.addr[i] !== map + FLAGS_OFFSET || kindAt(moment, i) !== 'write') continue;
    return { gid: rows.gid[i] as Gid, at: (i + 1) as StepIndex };
  }
  return undefined;
}

/** Index of the last step in which a goroutine read a map's flags; -1 when it never did. */
function lastLook(moment: Moment, gid: Gid): number {
  const { rows } = moment.recording;
  for (let i = moment.standing.cursor - 1; i >= 0; i--) {
    if (rows.gid[i] === gid && isFlags(moment, i) && kindAt(moment, i) === 'read') return i;
  }
  return -1;
}

function isAboutToTest({ program }: Moment, { next, state }: GoroutineView, map: number): boolean {
  if (next?.kind !== 'read' || next.addr !== map + FLAGS_OFFSET) return false;
  return state === 'runnable' && mayTest(program, next.stop);
}

function isFlags(moment: Moment, i: number): boolean {
  const site = moment.program.stops[moment.recording.rows.stop[i] ?? 0]?.site;
  return site?.field === FLAGS || (site?.text.endsWith('.flags') ?? false);
}

function kindAt(moment: Moment, i: number): string | undefined {
  return moment.program.stops[moment.recording.rows.stop[i] ?? 0]?.site?.kind;
}
