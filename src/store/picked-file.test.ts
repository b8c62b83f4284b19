import { expect, test } from 'vitest';
import { contentOf, type PickedFile } from './picked-file';

function file(name: string, content: string | readonly number[], size?: number): PickedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: size ?? bytes.length,
    arrayBuffer: async () => Uint8Array.from(bytes).buffer,
  };
}

const kindOf = async (...files: PickedFile[]): Promise<string> => {
  const content = await contentOf(files);
  return content.kind === 'unfit' ? content.why : content.kind;
};

test('a file is told by its name, and else by how it begins', async () => {
  expect(await kindOf(file('a.go', 'anything'))).toBe('source');
  expect(await kindOf(file('a.txt', '// of mine\n/* all */ package main\n'))).toBe('source');
  expect(await kindOf(file('run.hmapscope.json', '{'))).toBe('recording');
  expect(await kindOf(file('package.json', 'package main'))).toBe('recording');
  expect(await kindOf(file('run', ' {"hmapscope": 2}'))).toBe('recording');
  expect(await kindOf(file('notes.txt', 'package tours'))).toBe('source');
  expect(await kindOf(file('notes.txt', 'To do'))).toBe('neither');
});

test('lines end as the editor has them, and a byte order mark is none of them', async () => {
  const bytes = [0xef, 0xbb, 0xbf, ...new TextEncoder().encode('package main\r\n\r\n// 地\r')];
  expect(await contentOf([file('a.go', bytes)])).toEqual({
    kind: 'source',
    text: 'package main\n\n// 地\n',
  });
});

test('what cannot be opened says why, before it is read where that is enough', async () => {
  const unread: PickedFile = {
    ...file('b.go', ''),
    arrayBuffer: () => Promise.reject(new Error('it is gone')),
  };
  expect(await kindOf(file('a.go', 'x'), file('b.go', 'y'))).toBe('many');
  expect(await kindOf()).toBe('many');
  expect(await kindOf({ ...unread, size: (1 << 20) + 1 })).toBe('tooLarge');
  expect(await kindOf(unread)).toBe('unreadable');
  expect(await kindOf(file('a.go', [0x70, 0xff, 0xfe]))).toBe('notText');
  expect(await kindOf(file('a.go', 'a\0b'))).toBe('notText');
});
