// The architecture as data: which folder of src/ may import what, and why. architecture.test.ts
// holds the code to it.

export interface Folder {
  readonly name: string;
  /** Runs in a page, a worker and Node alike: compiled by tsconfig.core.json, replays exactly. */
  readonly core: boolean;
  /** Folders whose index.ts it may import. */
  readonly imports: readonly string[];
  /** Folders whose types alone it may import. */
  readonly types: readonly string[];
  /** npm packages and Node modules, by name or by prefix when the entry ends with `*`. */
  readonly packages: readonly string[];
  readonly reason: string;
}

const CORE = ['base', 'memory', 'golang', 'emit', 'recording', 'machine'];

export const FOLDERS: readonly Folder[] = [
  {
    name: 'base',
    core: true,
    imports: [],
    types: [],
    packages: [],
    reason: 'base holds words without a domain, so everything may rest on it and it on nothing',
  },
  {
    name: 'memory',
    core: true,
    imports: ['base'],
    types: [],
    packages: [],
    reason: 'memory turns bytes into values, whoever wrote the bytes',
  },
  {
    name: 'golang',
    core: true,
    imports: ['base'],
    types: [],
    packages: ['@lezer/*'],
    reason: 'the front end reads Go and knows of no machine that would run it',
  },
  {
    name: 'emit',
    core: true,
    imports: ['base', 'memory', 'golang'],
    types: [],
    packages: [],
    reason: 'emit turns IR into WebAssembly for the layout of memory, and runs nothing',
  },
  {
    name: 'goroot',
    core: true,
    imports: [],
    types: [],
    packages: [],
    reason: 'goroot is Go source; its index.ts only hands out the texts',
  },
  {
    name: 'recording',
    core: true,
    imports: ['base', 'memory'],
    types: [],
    packages: ['fflate', 'valibot'],
    reason: 'a recording is data that outlives the machine that made it',
  },
  {
    name: 'machine',
    core: true,
    imports: ['base', 'memory', 'golang', 'emit', 'recording'],
    types: [],
    packages: [],
    reason: 'the machine runs programs and knows none of its observers',
  },
  {
    name: 'analysis',
    core: true,
    imports: ['base', 'memory', 'recording', 'machine'],
    types: [],
    packages: [],
    reason: 'observers read events and memory, not the program text or its translation',
  },
  {
    name: 'oracle',
    core: true,
    imports: [...CORE, 'goroot'],
    types: [],
    packages: ['fflate'],
    reason:
      'the oracle runs golden data of the real map on ours, and only tests and the cli ask it',
  },
  {
    name: 'worker',
    core: false,
    imports: [...CORE, 'goroot', 'analysis'],
    types: [],
    packages: ['comlink', 'virtual:library'],
    reason:
      'the worker owns the memory and every engine; the page reaches them through its session',
  },
  {
    name: 'scene',
    core: true,
    imports: ['base', 'memory', 'recording'],
    types: [],
    packages: ['d3-array', 'd3-scale', 'd3-shape', 'd3-ease', 'd3-interpolate'],
    reason: 'a scene is a pure picture of values: it needs no machine, no React and no DOM',
  },
  {
    name: 'store',
    core: false,
    imports: ['base', 'recording', 'scene'],
    types: ['worker'],
    packages: ['zustand', 'zustand/*', 'comlink', 'valibot', 'fflate'],
    reason: 'the store holds what the person chose; bytes and engines stay behind the session',
  },
  {
    name: 'lessons',
    core: false,
    imports: [],
    types: ['base', 'recording', 'machine', 'store', 'worker'],
    packages: [],
    reason: 'a lesson is data: prose, program, schedule, expected outcome',
  },
  {
    name: 'ui',
    core: false,
    imports: ['base', 'recording', 'scene', 'store', 'lessons'],
    types: [],
    packages: [
      'react',
      'react-dom',
      'react-resizable-panels',
      'cmdk',
      'lucide-react',
      'use-intl/*',
      'd3-*',
      '@codemirror/*',
      '@lezer/*',
      '@fontsource-variable/*',
    ],
    reason: 'the panels draw scenes and tell the store what the person meant',
  },
  {
    name: 'service-worker',
    core: false,
    imports: [],
    types: [],
    packages: [],
    reason: 'the service worker outlives builds, so it knows files and nothing of the app in them',
  },
  {
    name: 'cli',
    core: false,
    imports: [...CORE, 'goroot', 'oracle', 'lessons'],
    types: [],
    packages: ['node:*', 'virtual:library'],
    reason:
      'the command line runs the same core on Node, without a page or a worker, and links name built-in programs',
  },
];

/** What no core file may name. Whatever ECMAScript itself lacks, tsconfig.core.json refuses already. */
export const FORBIDDEN_NAMES: readonly { readonly name: string; readonly reason: string }[] = [
  { name: 'Date', reason: 'a run is a pure function of its inputs: time is virtual' },
  { name: 'performance', reason: 'a run is a pure function of its inputs: time is virtual' },
  { name: 'Math.random', reason: 'a run is a pure function of its inputs: chance is seeded' },
  { name: 'crypto', reason: 'a run is a pure function of its inputs: chance is seeded' },
  { name: 'Intl', reason: 'the same bytes read the same in every country' },
  { name: 'FinalizationRegistry', reason: 'when a host collects its garbage is not ours to see' },
  { name: 'WeakRef', reason: 'when a host collects its garbage is not ours to see' },
];
