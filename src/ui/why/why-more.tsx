import { type ReactNode, useMemo } from 'react';
import { Lookup } from '../../scene';
import { useActions, useScope } from '../scope';
import { useInspectorWords } from '../words/inspector-words';
import { useWords } from '../words/use-words';
import type { Fact } from './fact';
import { sayNote, sayStory } from './say-note';
import { INLAYS } from './sentence';
import { stepNote } from './step/step-note';
import { faultStory } from './story/fault-story';

// What comes behind the first picture: what the last step did, and how the program came to its end.

function useMoment() {
  const standing = useScope((state) => state.moved);
  const recording = useScope((state) => state.recording);
  const opened = useScope((state) => state.opened);
  const memory = useScope((state) => state.memory);
  return useMemo(() => {
    if (standing === undefined || opened === undefined || memory === undefined) return undefined;
    const moment = { standing, recording, ...opened };
    return { moment, lookup: new Lookup(memory, opened.program) };
  }, [standing, recording, opened, memory]);
}

/** What the step before the cursor did, and why. */
export function StepSentence(): ReactNode {
  const t = useInspectorWords();
  const now = useMoment();
  const note = useMemo(() => now && stepNote(now.moment, now.lookup), [now]);
  if (now === undefined || note === undefined) return null;
  // A new step is a new sentence: one made over from the last would be read out, and move, in scraps.
  return (
    <p className="did" key={now.moment.standing.cursor}>
      {sayNote(t, note, INLAYS)}
    </p>
  );
}

/** How the program came to its end, in sentences that lead to their steps. */
export function Story({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  const t = useInspectorWords();
  const words = useWords();
  const { showPlace } = useActions();
  const now = useMoment();
  const lines = useMemo(() => {
    const fault = now?.moment.standing.fault;
    if (now === undefined || fault === undefined) return [];
    return faultStory({ ...now, fault }, !facts.some(({ kind }) => kind === 'threw'));
  }, [now, facts]);
  return lines.map((line, i) => {
    const { place } = line;
    const inlays = {
      ...INLAYS,
      place: (text: ReactNode): ReactNode =>
        place === undefined ? (
          text
        ) : (
          <button
            type="button"
            className="link"
            onClick={() => showPlace({ file: place.file, pos: place.pos, edit: false })}
          >
            {text}
          </button>
        ),
    };
    // A story is told anew as a whole.
    return <p key={`${line.key} ${i}`}>{sayStory(t, words, line, inlays)}</p>;
  });
}
