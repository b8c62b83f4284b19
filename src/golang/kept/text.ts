// Many JSON values in one text, each read when it is asked for. All of it is ASCII, so that it is read at a byte a character.

export class TextWriter {
  private readonly parts: string[] = [];
  private readonly lengths: number[] = [];

  /** The number of the record. */
  add(value: unknown): number {
    const json = JSON.stringify(value).replace(/[^ -~]/g, escape);
    this.parts.push(json);
    return this.lengths.push(json.length) - 1;
  }

  /** With what says where to begin. */
  finish(index: unknown): string {
    this.add(index);
    return `${this.lengths.join(' ')}\n${this.parts.join('')}`;
  }
}

function escape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

export class TextReader {
  private readonly starts: number[] = [];

  constructor(private readonly text: string) {
    const end = text.indexOf('\n');
    let at = end + 1;
    for (const length of JSON.parse(`[${text.slice(0, end).replaceAll(' ', ',')}]`) as number[]) {
      this.starts.push(at);
      at += length;
    }
    this.starts.push(at);
  }

  /** Whoever asks knows what was written. */
  read(record: number): unknown {
    return JSON.parse(this.text.slice(this.starts[record], this.starts[record + 1]));
  }

  readIndex(): unknown {
    return this.read(this.starts.length - 2);
  }
}
