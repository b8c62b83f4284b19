import { Command as Combobox } from 'cmdk';
import { type ReactNode, useEffect, useState } from 'react';
import type { Gid, StepIndex } from '../../recording';
import { Chip } from '../chip';
import type { DialogProps } from '../dialogs/dialog';
import { focusWhenShown } from '../dialogs/focus-when-shown';
import { useModal } from '../dialogs/modal';
import { goroutineName } from '../goroutine-name';
import { useActions, useScope, useScopeObject } from '../scope';
import { loadWords } from '../words/catalogs';
import { OTHER_LANGUAGE } from '../words/language';
import { useWords } from '../words/use-words';
import { type Translate, wordsIn } from '../words/words';
import { commandsByGroup } from './commands';
import { KeyCaps } from './key-caps';
import { PROGRAMS } from '../../lessons';
import './palette.css';

/** Finds a command, a goroutine, a program or a step by what is typed, in either language. */
export function Palette({
  asks,
  show,
  onClose,
  place,
}: DialogProps & { readonly asks: 'anything' | 'step' }): ReactNode {
  const { t } = useWords();
  const dialog = useModal();
  const [text, setText] = useState('');
  const label = t(asks === 'step' ? 'palette.askStep' : 'palette.ask');

  /** Closed first: what is chosen finds the focus where it was. */
  function choose(act: () => void): void {
    dialog.current?.close();
    act();
  }

  return (
    <dialog
      ref={dialog}
      className="modal palette"
      aria-label={t('palette.title')}
      closedby="any"
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        dialog.current?.close();
      }}
    >
      <Combobox label={label} loop vimBindings={false}>
        <Combobox.Input
          ref={focusWhenShown}
          value={text}
          onValueChange={setText}
          placeholder={label}
          spellCheck={false}
        />
        <Combobox.List label={t('palette.title')}>
          {asks === 'anything' && !isStep(text) && (
            <Combobox.Empty>{t('palette.nothing')}</Combobox.Empty>
          )}
          <StepItem text={text} isAlone={asks === 'step'} choose={choose} />
          {asks === 'anything' && (
            <>
              <CommandItems show={show} place={place} choose={choose} />
              <GoroutineItems choose={choose} />
              {place === 'page' && <ProgramItems choose={choose} />}
            </>
          )}
        </Combobox.List>
      </Combobox>
    </dialog>
  );
}

interface Choosing {
  readonly choose: (act: () => void) => void;
}

function CommandItems({ show, place, choose }: Choosing & Pick<DialogProps, 'show' | 'place'>) {
  const { t } = useWords();
  const other = useOtherWords();
  const scope = useScopeObject();
  const groups = commandsByGroup(
    ({ isKeyOnly, isForPage }) => isKeyOnly !== true && (place === 'page' || isForPage !== true),
  );
  return [...groups].map(([group, commands]) => (
    <Combobox.Group key={group} heading={t(`commands.group.${group}`)}>
      {commands.map(({ id, keys, isPossible, run }) => (
        <Combobox.Item
          key={id}
          value={t(`commands.name.${id}`)}
          keywords={[other(`commands.name.${id}`)]}
          disabled={isPossible?.(scope.store.getState()) === false}
          onSelect={() => choose(() => run({ scope, show }))}
        >
          <span>{t(`commands.name.${id}`)}</span>
          {keys !== undefined && <KeyCaps keys={keys} />}
        </Combobox.Item>
      ))}
    </Combobox.Group>
  ));
}

/** The first nine have keys. */
function GoroutineItems({ choose }: Choosing) {
  const { t } = useWords();
  const other = useOtherWords();
  const actions = useActions();
  const goroutines = useScope((state) => state.moved?.goroutines) ?? [];
  const ended = useScope((state) => state.moved?.fault !== undefined);
  return (
    <Combobox.Group heading={t('palette.goroutines')}>
      {goroutines.map(({ gid, state }, i) => {
        const g = goroutineName(gid);
        return (
          <Combobox.Item
            key={gid}
            value={t('palette.stepGoroutine', { g })}
            keywords={[other('palette.stepGoroutine', { g })]}
            disabled={state !== 'runnable' || ended}
            onSelect={() => choose(() => void actions.stepGoroutine(gid))}
          >
            <span>{t.rich('palette.stepGoroutineChip', { g: chipOf(gid) })}</span>
            {i < 9 && <KeyCaps keys={[String(i + 1)]} />}
          </Combobox.Item>
        );
      })}
    </Combobox.Group>
  );
}

function ProgramItems({ choose }: Choosing) {
  const { t } = useWords();
  const other = useOtherWords();
  const actions = useActions();
  return (
    <Combobox.Group heading={t('palette.programs')}>
      {PROGRAMS.map(({ id }) => (
        <Combobox.Item
          key={id}
          value={t(`programs.${id}.name`)}
          keywords={[other(`programs.${id}.name`), t(`programs.${id}.hint`)]}
          onSelect={() => choose(() => void actions.chooseProgram(id))}
        >
          <span>
            {t(`programs.${id}.name`)} <small>{t(`programs.${id}.hint`)}</small>
          </span>
        </Combobox.Item>
      ))}
    </Combobox.Group>
  );
}

const chipOf = (gid: Gid) => () => <Chip gid={gid} />;

/** A number is a step. */
function isStep(text: string): boolean {
  return /^\s*\d{1,9}\s*$/.test(text);
}

function StepItem({ text, isAlone, choose }: Choosing & { text: string; isAlone: boolean }) {
  const { t } = useWords();
  const actions = useActions();
  const length = useScope((state) => state.moved?.length ?? 0);
  if (!isStep(text)) {
    return isAlone ? <p className="palette-hint">{t('palette.steps', { length })}</p> : null;
  }
  const n = Math.min(Number(text), length);
  return (
    <Combobox.Item
      forceMount
      value={text}
      onSelect={() => choose(() => void actions.seek(n as StepIndex))}
    >
      <span>{t('palette.goTo', { n })}</span>
    </Combobox.Item>
  );
}

/** The language that the page does not speak now: its words find commands too, once they have come. */
function useOtherWords(): Translate {
  const language = OTHER_LANGUAGE[useScope((state) => state.language)];
  const [, setLoaded] = useState(false);
  useEffect(() => {
    void loadWords(language).then(
      () => setLoaded(true),
      () => {},
    );
  }, [language]);
  return wordsIn(language).t;
}
