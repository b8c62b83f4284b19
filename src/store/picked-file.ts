/** A file of the person's, picked or dropped: a browser's File is one. */
export interface PickedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** Why files are not opened. */
export type Unfit = 'many' | 'tooLarge' | 'notText' | 'unreadable' | 'neither';

export type Content =
  /** A Go program. */
  | { readonly kind: 'source'; readonly text: string }
  /** A run that was saved. */
  | { readonly kind: 'recording'; readonly text: string }
  | { readonly kind: 'unfit'; readonly why: Unfit; readonly name: string };

/** Bytes. A program that is larger takes minutes to compile; a recording has every choice written out. */
const MOST = { source: 1 << 20, recording: 64 << 20 } as const;

/** What files hold that are to be opened. */
export async function contentOf(files: readonly PickedFile[]): Promise<Content> {
  const [file] = files;
  if (file === undefined || files.length > 1) return unfit('many', files);
  const isGo = file.name.endsWith('.go');
  if (file.size > (isGo ? MOST.source : MOST.recording)) return unfit('tooLarge', files);
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return unfit('unreadable', files);
  }
  const text = textOf(bytes);
  if (text === undefined) return unfit('notText', files);
  if (file.name.endsWith('.json')) return { kind: 'recording', text };
  if (isGo || looksLikeGo(text)) {
    return text.length > MOST.source ? unfit('tooLarge', files) : { kind: 'source', text };
  }
  return /^\s*\{/.test(text) ? { kind: 'recording', text } : unfit('neither', files);
}

function unfit(why: Unfit, files: readonly PickedFile[]): Content {
  return { kind: 'unfit', why, name: files[0]?.name ?? '' };
}

/** As the editor has it: lines end in `\n`, and no mark stands before the first. Undefined: no UTF-8, or no text. */
function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text.replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

/** Behind comments Go begins with its package. */
function looksLikeGo(text: string): boolean {
  return /^(?:\s|\/\/[^\n]*\n|\/\*[^]*?\*\/)*package\s+\w/.test(text);
}
