import { WORD } from '../../memory';
import { type CodeWriter } from '../wasm/code-writer';

export function storeWord(code: CodeWriter, word: number, value: () => void): void {
  code.i32(0);
  value();
  code.i32Store(word);
}

export function pushCurrentG(code: CodeWriter): void {
  code.i32(0);
  code.i32Load(WORD.currentG);
}
