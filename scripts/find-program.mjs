import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first of the names that is a program on PATH, else the first of the paths that is one.
 *
 * @param {readonly string[]} names
 * @param {readonly string[]} paths
 * @returns {string | undefined}
 */
export function findProgram(names, paths) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...installed, ...paths].find(isExecutable);
}
