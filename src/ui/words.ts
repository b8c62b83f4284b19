// Every word the page says, in one place. Go's own terms stay as they are.

import type { ProgramId } from '../lessons';
import { type Drift, driftText } from '../recording';
import type { FaultView, GoroutineView, Level, NextOperation, Policy, Theme } from '../store';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

const programs: Record<ProgramId, { readonly name: string; readonly hint: string }> = {
  'two-writers': { name: 'Two writers, one map', hint: 'Both write. Sometimes Go notices.' },
  'reader-writer': { name: 'A reader and a writer', hint: 'Reading while another writes.' },
  growth: { name: 'Three writers, one growing map', hint: 'Buckets move while others write.' },
  mutex: { name: 'Two writers with a mutex', hint: 'The same program, mended.' },
  'iterate-while-writing': {
    name: 'Range while writing',
    hint: 'A loop over a map being written.',
  },
  'string-keys': { name: 'String keys', hint: 'Two goroutines count visits.' },
};

export const words = {
  title: 'hmapscope',
  logo: ['hmap', 'scope'],

  // ── Header
  program: 'Program',
  ownProgram: 'Your program',
  programName: (id: string): string => (id in programs ? programs[id as ProgramId].name : id),
  programHint: (id: string): string => (id in programs ? programs[id as ProgramId].hint : ''),
  goVersion: '1.23',
  goVersionHint:
    'Maps as of Go 1.23.5, the last release with the classic hmap, byte for byte on linux/amd64',
  share: 'Share link',
  shareHint: 'Copy a link that reopens this very moment',
  openFile: 'Open a recording (O)',
  saveFile: 'Save the run as a file (S)',
  themeHint: (theme: Theme): string =>
    ({
      system: 'Colours follow the system. Switch to light',
      light: 'Light. Switch to dark',
      dark: 'Dark. Switch to the system’s colours',
    })[theme],
  keysHint: 'Keys (?)',
  plainMemory: 'plain memory',
  plainMemoryHint:
    'This page is not cross-origin isolated, so the run’s memory is copied to it after every step instead of shared. The bytes are the same; long runs are slower to draw.',

  // ── Places
  code: 'Code',
  stage: 'Memory',
  timeline: 'Timeline',
  next: 'About to happen',
  why: 'Why',
  output: 'Output',
  transport: 'Time',
  resizeColumns: 'Resize columns',
  resizeRows: 'Resize memory and timeline',
  resizeCode: 'Resize program and runtime source',

  // ── Code
  mainFile: 'main.go',
  editorLabel: 'main.go, editable',
  runEdited: 'Run edited program',
  runEditedHint: 'Compile and start at step 0 (Ctrl+Enter)',
  revert: 'Revert',
  revertHint: 'Give up the edits',
  editedNote: 'Edited. Goroutines are hidden here until it runs.',
  problems: (n: number): string => plural(n, 'error'),
  problemsKeep: 'The program that compiled last goes on.',
  problemsNone: 'Mend it here, then run it.',
  inside: 'inside',
  outside: 'When a goroutine enters the runtime, the runtime’s source appears here.',
  libraryFile: 'Runtime source to show',
  follow: 'follow',
  loadingEditor: 'Loading the editor…',
  runtimeLabel: (file: string): string => `${file}, read only`,

  // ── Goroutines and what they are about to do
  g: (gid: number): string => `G${gid}`,
  state: (g: GoroutineView, isLast: boolean): string => {
    switch (g.state) {
      case 'runnable':
        return isLast ? 'running' : 'runnable';
      case 'waiting':
        return 'waiting';
      case 'dead':
        return 'done';
      case 'faulted':
        return 'threw';
    }
  },
  step: 'step',
  stepHint: (gid: number, level: Level): string =>
    ({
      access: `Step G${gid} by one memory access`,
      line: `Step G${gid} to its next line`,
      operation: `Step G${gid} to the end of its map operation`,
    })[level],
  operationVerb: (op: NextOperation): string => {
    switch (op.kind) {
      case 'read':
        return 'read';
      case 'write':
        return 'write';
      case 'atomic':
        return 'atomic';
      case 'call':
        return 'call';
      case 'start':
        return 'start';
      case 'preempt':
        return 'go on in';
    }
  },
  bytes: (n: number): string => plural(n, 'byte'),
  nothingOpen: 'No program runs yet.',
  moreCount: (n: number, runnable: number): string =>
    `and ${n.toLocaleString('en-US')} more${runnable > 0 ? `; of all, ${runnable.toLocaleString('en-US')} can run` : ''}`,
  finishedCount: (n: number): string => `${plural(n, 'goroutine')} done`,

  // ── Why (the sentences stand in why/why-words.ts)
  whyThrew: 'Why it threw',
  runsOn: 'The program runs on. “Stop here” looks at it where it is.',
  faultHeadline: (fault: FaultView | undefined): string =>
    fault === undefined ? '' : (fault.stderr.split('\n')[0] ?? fault.text),
  tryRandom: (seed: number): string => `Random order ${seed}`,
  tryAgain: 'Start again',

  // ── Transport
  first: 'To the start (Home)',
  back: 'Step back (←)',
  play: 'Play (Space)',
  pause: 'Pause (Space)',
  forward: 'Step forward (→)',
  last: 'To the end of the recording (End)',
  level: 'One step is',
  levelName: (level: Level): string =>
    ({ access: 'access', line: 'line', operation: 'map op' })[level],
  levelHint: (level: Level): string =>
    ({
      access: 'One access to memory that another goroutine could see',
      line: 'To the goroutine’s next line of main.go',
      operation: 'To the end of the goroutine’s map operation',
    })[level],
  runToThrow: 'Run to the throw',
  runToThrowHint: 'Look for a future in which the program throws, and go there',
  noThrow:
    'Many orders were tried from here, and the program came to its end in each. That proves nothing, but if a throw is possible it is rare.',
  speed: 'Speed',
  speedOption: (n: number): string => `${n.toLocaleString('en-US')}/s`,
  scheduler: 'Scheduler',
  policyName: (kind: Policy['kind']): string =>
    ({ byHand: 'by hand', roundRobin: 'in turn', random: 'random', golike: 'like Go' })[kind],
  policyHint:
    'Who goes next when you do not say. Like Go: as its own scheduler queues goroutines for processors',
  seed: 'seed',
  seedHint: 'Where the map’s hash seed and all other chance come from. Another seed starts again.',
  stepNumber: (n: number): string => `step ${n.toLocaleString('en-US')}`,
  stop: 'Stop here',
  stopHint: 'Stop the run wherever it is',
  stepOf: (n: number, length: number): readonly [string, string, string] => [
    'step ',
    n.toLocaleString('en-US'),
    ` of ${length.toLocaleString('en-US')}`,
  ],

  // ── Output
  exitStatus: (n: number): string => `exit status ${n}`,
  noOutput: 'Nothing printed yet.',
  elided: (bytes: number): string =>
    `… ${Math.ceil(bytes / 1000).toLocaleString('en-US')} kB more …`,

  // ── Notices and failures
  dismiss: 'Dismiss',
  shared: 'Link copied. It reopens this very moment.',
  sharedNotCopied: 'The browser would not copy the link. Here it is:',
  saved: (name: string): string => `Saved as ${name}. Open it here, or with “hmapscope replay”.`,
  badFile: (reason: string): string => `This file cannot be opened: ${reason}`,
  badLink: (reason: string): string => `This link cannot be opened: ${reason}`,
  drift: (drift: Drift): string => `${capital(driftText(drift))}.`,
  limit: (steps: number): string =>
    `Stopped after ${plural(steps, 'step')}, the longest run one recording holds. Go back and choose differently, or make the program smaller; “hmapscope run --steps” goes on for longer.`,
  spinning:
    'Stopped: a goroutine goes round a loop that touches nothing another one could see, and may never leave it. Step another goroutine, or change the loop.',
  machineDied: (reason: string): string => `The machine stopped: ${reason}`,
  revive: 'Start it again here',
  failed: (reason: string): string => `That did not work: ${reason}`,
  starting: 'Starting the machine…',
  nothingRuns: 'No program runs',
  machineGone: 'The machine could not run here. Start it again above, or reload the page.',
  nothingRunsHint: 'main.go has errors. Mend them on the left, then run it.',

  // ── Keys
  keysTitle: 'Keys',
  close: 'Close',
  keys: [
    { keys: ['→'], does: 'step forward: redo, or as the scheduler says' },
    { keys: ['←'], does: 'step back' },
    { keys: ['1', '…', '9'], does: 'step the goroutine with that number' },
    { keys: ['Space'], does: 'play and pause' },
    { keys: ['Home'], does: 'to the start' },
    { keys: ['End'], does: 'to the end of the recording' },
    { keys: ['T'], does: 'run to the throw' },
    { keys: ['A', 'L', 'M'], does: 'step by access, line, map operation' },
    { keys: ['O', 'S'], does: 'open a recording, save the run as a file' },
    { keys: ['Ctrl', 'Enter'], does: 'run the edited program' },
    { keys: ['Esc'], does: 'leave the editor' },
    { keys: ['?'], does: 'this list' },
  ] as readonly { readonly keys: readonly string[]; readonly does: string }[],
};
