import { expect, test } from 'vitest';
import { en } from '../words/en';
import { COMMANDS } from './commands';
import { keyOf } from './key-names';

test('every command has a name, and every name is of a command', () => {
  expect(COMMANDS.map(({ id }) => id).sort()).toEqual(Object.keys(en.commands.name).sort());
});

test('no key has two meanings in one place', () => {
  const places = (heard: string): string[] =>
    heard === 'everywhere' ? ['page', 'editor', 'timeline'] : [heard];
  const keys = COMMANDS.flatMap(({ keys: own = [], heard = 'page' }) =>
    own.flatMap((key) => places(heard).map((place) => `${key} on ${place}`)),
  );
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test('the palette has what no key has', () => {
  expect(COMMANDS.filter(({ keys, isKeyOnly }) => keys === undefined && isKeyOnly)).toEqual([]);
});

const press = (key: string, held: Partial<KeyboardEvent> = {}): string =>
  keyOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held } as KeyboardEvent);

test('a pressed key is named as commands name it', () => {
  expect(press('t')).toBe('T');
  expect(press('T', { shiftKey: true })).toBe('T');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('k', { metaKey: true })).toBe('Mod+K');
  expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+Z');
  expect(press('Enter', { ctrlKey: true })).toBe('Mod+Enter');
  expect(press('F8', { shiftKey: true })).toBe('Shift+F8');
  expect(press('ArrowLeft')).toBe('ArrowLeft');
});
