import type { ReactNode } from 'react';
import type { Words } from '../words/words';
import type { Say } from '../words/inspector-words';
import { type Inlays, sayProof } from './say-fact';
import type { StepNote } from './step/step-row';
import type { StoryLine } from './story/story-line';

/** What may be set into a message that is chosen by its key; each asks for some of it. */
type AnyMessage = (key: string, values: Readonly<Record<string, unknown>>) => ReactNode;

/** What a step did, as a sentence of the language. */
export function sayNote(t: Say, note: StepNote, inlays: Inlays): ReactNode {
  const { key, gid, what, value, n, other, at, where } = note;
  return (t.rich as AnyMessage)(`step.${key}`, {
    code: inlays.code,
    g: () => inlays.goroutine(gid),
    what: () => inlays.code(what ?? ''),
    value: () => inlays.code(value ?? ''),
    known: value === undefined ? 'no' : 'yes',
    n: n ?? 0,
    other: () => (other === undefined ? null : inlays.goroutine(other)),
    at: () => (at === undefined ? null : inlays.step(at)),
    where: where ?? '',
  });
}

/** `place`: a line of the code, which leads there. */
export type StoryInlays = Inlays & { readonly place: (text: ReactNode) => ReactNode };

/** A sentence of how the program came to its end. */
export function sayStory(t: Say, words: Words, line: StoryLine, inlays: StoryInlays): ReactNode {
  const { key, gid, other, at, held, what, text, n, i, last, who, place } = line;
  return (t.rich as AnyMessage)(`story.${key}`, {
    code: inlays.code,
    g: () => (gid === undefined ? null : inlays.goroutine(gid)),
    other: () => (other === undefined ? null : inlays.goroutine(other)),
    at: () => (at === undefined ? null : inlays.step(at)),
    held: () => (held === undefined ? null : inlays.step(held)),
    what: () => inlays.code(what ?? ''),
    who: () =>
      inlays.row(
        words.list(
          (who ?? []).map((one) =>
            inlays.row([inlays.goroutine(one.gid), sayProof(words, one.at, inlays)]),
          ),
          'and',
          'bracket',
        ),
      ),
    place: inlays.place,
    func: place?.func ?? '',
    line: place?.line ?? 0,
    text: text ?? '',
    n: n ?? 0,
    i: i ?? 0,
    last: last ?? 0,
  });
}
