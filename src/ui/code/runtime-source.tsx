import { useMemo, useState } from 'react';
import { isUserFile } from '../../store';
import { goroutineName } from '../goroutine-name';
import { useActions, useGoroutineColors, useScope } from '../scope';
import { code } from '../words/tags';
import { useWords } from '../words/use-words';
import { LazyEditor } from './lazy-editor';
import { libraryFiles, libraryFrame, placesIn } from './places';
import { useBreakpointLines } from './use-breakpoint-lines';

const FOLLOW = '';

/** The library file in which the last stepped goroutine stands, or the one picked. */
export function RuntimeSource() {
  const { t } = useWords();
  const actions = useActions();
  const program = useScope((state) => state.opened?.program);
  const goroutines = useScope((state) => state.moved?.goroutines);
  const focus = useScope((state) => state.focus);
  const color = useGoroutineColors();
  const [picked, setPicked] = useState(FOLLOW);
  /** The file last followed stays open while its goroutine is back in its own code: nothing jumps. */
  const [followed, setFollowed] = useState<string>();

  const asked = useScope((state) => state.place);
  const [shown, setShown] = useState(asked);
  if (asked !== shown) {
    setShown(asked);
    if (asked !== undefined && !isUserFile(asked.file)) setPicked(asked.file);
  }

  const frame = libraryFrame(goroutines?.find((g) => g.gid === focus));
  if (frame !== undefined && frame.file !== followed) setFollowed(frame.file);

  const name = picked === FOLLOW ? (frame?.file ?? followed) : picked;
  const file = program?.files.find((one) => one.name === name);
  const places = useMemo(
    () =>
      file === undefined || program === undefined || goroutines === undefined
        ? []
        : placesIn(file.name, goroutines, program, color),
    [file, program, goroutines, color],
  );
  const lines = useBreakpointLines(name);
  const names = useMemo(() => (program === undefined ? [] : libraryFiles(program)), [program]);
  const attend =
    places.find((place) => place.label === goroutineName(focus))?.from ?? places[0]?.from;

  return (
    <div className="file runtime">
      <div className="runtime-head">
        <span>
          {frame === undefined
            ? (file?.name ?? '')
            : t.rich('code.inside', { code, func: frame.func })}
        </span>
        <select
          aria-label={t('code.libraryFile')}
          title={t('code.libraryFile')}
          value={picked}
          onChange={(event) => setPicked(event.target.value)}
        >
          <option value={FOLLOW}>{t('code.follow')}</option>
          {names.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </div>
      {file === undefined ? (
        <p className="outside">{t('code.outside')}</p>
      ) : (
        <div className="text">
          <LazyEditor
            text={file.text}
            label={t('code.runtimeLabel', { file: file.name })}
            places={places}
            breakpoints={lines}
            onToggleBreakpoint={(line) => actions.toggleBreakpoint(file.name, line)}
            attend={attend}
            goTo={asked?.file === file.name ? asked : undefined}
          />
        </div>
      )}
    </div>
  );
}
