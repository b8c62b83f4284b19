import { posix } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { type Folder, FOLDERS, FORBIDDEN_NAMES } from './architecture';

/** Path, as `src/base/index.ts`, → text. */
export type Sources = ReadonlyMap<string, string>;

interface Import {
  readonly from: string;
  /** A path among the sources, or the name of a package. */
  readonly to: string;
  readonly kind: 'file' | 'package';
  readonly typeOnly: boolean;
}

/** What the rules look at in one file. */
interface Facts {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Names of variables and types, not of properties; `Math.random` counts as a name. */
  readonly names: ReadonlySet<string>;
}

/** One text for each offence: what offends, then the rule, then its reason. */
export function findOffences(sources: Sources): string[] {
  const facts = [...sources.keys()].filter(isCode).map((path) => readFacts(path, sources));
  const imports = facts.flatMap((file) => file.imports);
  return [
    ...unknownFolders(facts.map((file) => file.path)),
    ...imports.flatMap(judgeImport),
    ...findCycles(imports),
    ...facts.flatMap(judgeNames),
  ];
}

function offence(what: string, rule: string, reason: string): string {
  return `${what}\n  rule: ${rule}\n  reason: ${reason}`;
}

function isCode(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
}

/** Tests, and what serves them alone (`testing/`), may reach into any folder. */
function isTest(path: string): boolean {
  return /\.test\.tsx?$|\/testing\//.test(path);
}

/** Undefined for the files right in src/: the composition root and the architecture itself. */
function folderOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function ruleOf(path: string): Folder | undefined {
  return FOLDERS.find((folder) => folder.name === folderOf(path));
}

function unknownFolders(paths: string[]): string[] {
  const names = new Set(paths.map(folderOf).filter((name) => name !== undefined));
  const known = new Set(FOLDERS.map((folder) => folder.name));
  return [...names]
    .filter((name) => !known.has(name))
    .map((name) =>
      offence(
        `src/${name}/`,
        'every folder of src/ stands in src/architecture.ts',
        'a folder is a concept, with a place in the order in which data flows',
      ),
    );
}

function judgeImport({ from, to, kind, typeOnly }: Import): string[] {
  const rule = ruleOf(from);
  const what = `${from} → ${to}`;
  if (isTest(from)) return [];

  if (kind === 'package') {
    if (rule === undefined || rule.packages.some((pattern) => matches(to, pattern))) return [];
    const allowed = rule.packages.join(', ') || 'no package';
    return [offence(what, `${rule.name} may import ${allowed}`, rule.reason)];
  }

  if (isTest(to)) {
    return [offence(what, 'only tests import tests', 'what ships does not hang on its tests')];
  }
  const target = folderOf(to);
  if (target === folderOf(from)) return [];
  if (target === undefined) {
    return [offence(what, 'no folder imports from right in src/', 'the root composes the folders')];
  }
  if (to !== `src/${target}/index.ts`) {
    return [
      offence(
        what,
        `across folders import src/${target}/index.ts only`,
        'a folder offers what its index.ts says; the rest may change without asking',
      ),
    ];
  }
  if (rule === undefined || rule.imports.includes(target)) return [];
  if (typeOnly && rule.types.includes(target)) return [];
  const allowed = [...rule.imports, ...rule.types.map((name) => `types of ${name}`)].join(', ');
  return [offence(what, `${rule.name} may import ${allowed || 'no folder'}`, rule.reason)];
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** Depth-first: a file met again while it is still open closes a cycle. Imports of types count. */
function findCycles(imports: Import[]): string[] {
  const files = imports.filter(({ kind }) => kind === 'file');
  const targets = new Map<string, Import[]>();
  for (const edge of files) targets.set(edge.from, [...(targets.get(edge.from) ?? []), edge]);
  const open: string[] = [];
  const done = new Set<string>();
  const cycles: string[] = [];

  const visit = (path: string): void => {
    if (done.has(path)) return;
    if (open.includes(path)) {
      const cycle = [...open.slice(open.indexOf(path)), path].join(' → ');
      cycles.push(offence(cycle, 'no cycles', 'a file can be read after those it rests on'));
      return;
    }
    open.push(path);
    for (const { to } of targets.get(path) ?? []) visit(to);
    open.pop();
    done.add(path);
  };
  for (const path of targets.keys()) visit(path);
  return cycles;
}

function judgeNames({ path, names }: Facts): string[] {
  if (ruleOf(path)?.core !== true || isTest(path)) return [];
  return FORBIDDEN_NAMES.filter(({ name }) => names.has(name)).map(({ name, reason }) =>
    offence(`${path} names ${name}`, `the core never names ${name}`, reason),
  );
}

function readFacts(path: string, sources: Sources): Facts {
  const { module, program } = parseSync(path, sources.get(path) ?? '');
  const imports: Import[] = [];
  const add = (specifier: string, typeOnly: boolean): void => {
    if (!specifier.startsWith('.')) {
      imports.push({ from: path, to: specifier, kind: 'package', typeOnly });
      return;
    }
    const to = resolveImport(path, specifier, sources);
    if (to !== undefined) imports.push({ from: path, to, kind: 'file', typeOnly });
  };
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { moduleRequest, isType } of module.staticExports.flatMap(({ entries }) => entries)) {
    if (moduleRequest !== null) add(moduleRequest.value, isType);
  }

  const identifiers: { start: number; name: string }[] = [];
  const propertyNames = new Set<number>();
  const names = new Set<string>();
  const skipKey = (node: { computed?: boolean; key: { start: number } }): void => {
    if (node.computed !== true) propertyNames.add(node.key.start);
  };
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal' && typeof source.value === 'string') add(source.value, false);
    },
    Identifier(node) {
      identifiers.push(node);
    },
    MemberExpression({ object, property, computed }) {
      if (computed || property.type !== 'Identifier') return;
      propertyNames.add(property.start);
      if (object.type === 'Identifier') names.add(`${object.name}.${property.name}`);
    },
    Property(node) {
      if (!node.shorthand) skipKey(node);
    },
    PropertyDefinition: skipKey,
    MethodDefinition: skipKey,
    TSPropertySignature: skipKey,
    TSMethodSignature: skipKey,
  }).visit(program);
  for (const { start, name } of identifiers) if (!propertyNames.has(start)) names.add(name);
  return { path, imports, names };
}

/** Undefined for stylesheets, raw texts and generated files: the rules are about our code. */
function resolveImport(from: string, specifier: string, sources: Sources): string | undefined {
  const path = posix.join(posix.dirname(from), specifier);
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`];
  return candidates.find((candidate) => isCode(candidate) && sources.has(candidate));
}
