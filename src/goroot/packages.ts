/** What the compiler takes: a package's import path and its files, named as tracebacks show them. */
export interface PackageSource {
  readonly path: string;
  readonly files: readonly SourceText[];
}

export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** `{ './runtime/map.go': text }` by package: the folder is the import path. */
export function packagesOf(texts: Readonly<Record<string, string>>): readonly PackageSource[] {
  const packages = new Map<string, SourceText[]>();
  for (const file of Object.keys(texts).sort()) {
    const name = file.replace(/^\.\//, '');
    const path = name.slice(0, name.lastIndexOf('/'));
    const files = packages.get(path) ?? [];
    packages.set(path, files);
    files.push({ name, text: texts[file] ?? '' });
  }
  return [...packages].map(([path, files]) => ({ path, files }));
}
