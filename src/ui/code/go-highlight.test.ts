import { getIndentation, indentUnit, syntaxTreeAvailable } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { go } from './go-highlight';

/** A new state is parsed for some milliseconds alone, which on a busy machine may be too few. */
function parsed(doc: string): EditorState {
  const extensions = [go, EditorState.tabSize.of(4), indentUnit.of('\t')];
  const state = EditorState.create({ doc, extensions });
  return syntaxTreeAvailable(state) ? state : parsed(doc);
}

/** The program with each line indented as the editor does when it is begun; `>` marks lines that stay as they are. */
function indented(lines: readonly string[]): readonly string[] {
  let text = '';
  return lines.map((line) => {
    const before = text === '' ? '' : `${text}\n`;
    // The rest of the line is there already, as when it is reindented.
    const doc = before + line;
    const state = parsed(doc);
    const columns = getIndentation(state, before.length) ?? 0;
    const written = '\t'.repeat(columns / 4) + line;
    text = before + written;
    return written;
  });
}

test('lines are indented as gofmt has them', () => {
  const program = [
    'package main',
    '',
    'import (',
    '\t"fmt"',
    ')',
    '',
    'func main() {',
    '\tswitch x := f(); x {',
    '\tcase 1:',
    '\t\tfmt.Println(',
    '\t\t\tx,',
    '\t\t)',
    '\tdefault:',
    '\t\tp := pair{',
    '\t\t\ta: 1,',
    '\t\t}',
    '\t}',
    '\tfor range 3 {',
    '\t\tgo func() {',
    '\t\t\tm[1]++',
    '\t\t}()',
    '\t}',
    '}',
  ];
  expect(indented(program.map((line) => line.trim()))).toEqual(program);
});
