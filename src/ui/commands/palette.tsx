import { Command as Combobox } from 'cmdk';
import { type ReactNode, useState } from 'react';
import type { Gid, StepIndex } from '../../recording';
import { Chip } from '../chip';
import type { DialogProps } from '../dialogs/dialog';
import { Finder, FinderItem } from '../dialogs/finder';
import { goroutineName } from '../goroutine-name';
import { usePrograms } from '../programs/use-programs';
import { useActions, useScope, useScopeObject } from '../scope';
import { useOtherWords } from '../words/use-other-words';
import { useWords } from '../words/use-words';
import { commandsByGroup } from './commands';
import { KeyCaps } from './key-caps';

/** Finds a command, a goroutine, a program or a step by what is typed, in either language. */
export function Palette({
  asks,
  show,
  onClose,
  place,
}: DialogProps & { readonly asks: 'anything' | 'step' }): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState('');
  return (
    <Finder
      title={t('palette.title')}
      ask={t(asks === 'step' ? 'palette.askStep' : 'palette.ask')}
      closingKey="Mod+K"
      onType={setText}
      onClose={onClose}
    >
      {asks === 'anything' && !isStep(text) && (
        <Combobox.Empty>{t('palette.nothing')}</Combobox.Empty>
      )}
      <StepItem text={text} isAlone={asks === 'step'} />
      {asks === 'anything' && (
        <>
          <CommandItems show={show} place={place} />
          <GoroutineItems />
          {place === 'page' && <ProgramItems />}
        </>
      )}
    </Finder>
  );
}

function CommandItems({ show, place }: Pick<DialogProps, 'show' | 'place'>) {
  const { t } = useWords();
  const other = useOtherWords();
  const scope = useScopeObject();
  const groups = commandsByGroup(
    ({ isKeyOnly, isForPage }) => isKeyOnly !== true && (place === 'page' || isForPage !== true),
  );
  return [...groups].map(([group, commands]) => (
    <Combobox.Group key={group} heading={t(`commands.group.${group}`)}>
      {commands.map(({ id, keys, isPossible, run }) => (
        <FinderItem
          key={id}
          value={t(`commands.name.${id}`)}
          keywords={[other(`commands.name.${id}`)]}
          disabled={isPossible?.(scope.store.getState()) === false}
          onChoose={() => run({ scope, show })}
        >
          <span>{t(`commands.name.${id}`)}</span>
          {keys !== undefined && <KeyCaps keys={keys} />}
        </FinderItem>
      ))}
    </Combobox.Group>
  ));
}

/** The first nine have keys. */
function GoroutineItems() {
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
          <FinderItem
            key={gid}
            value={t('palette.stepGoroutine', { g })}
            keywords={[other('palette.stepGoroutine', { g })]}
            disabled={state !== 'runnable' || ended}
            onChoose={() => void actions.stepGoroutine(gid)}
          >
            <span>{t.rich('palette.stepGoroutineChip', { g: chipOf(gid) })}</span>
            {i < 9 && <KeyCaps keys={[String(i + 1)]} />}
          </FinderItem>
        );
      })}
    </Combobox.Group>
  );
}

function ProgramItems() {
  const { t } = useWords();
  const actions = useActions();
  const { groups } = usePrograms();
  return (
    <Combobox.Group heading={t('palette.programs')}>
      {groups
        .flatMap(({ choices }) => choices)
        .map(({ id, name, says, otherName }) => (
          <FinderItem
            key={id}
            value={name}
            keywords={[otherName]}
            onChoose={() => void actions.chooseProgram(id)}
          >
            <span className="program">
              {name} <small>{says}</small>
            </span>
          </FinderItem>
        ))}
    </Combobox.Group>
  );
}

const chipOf = (gid: Gid) => () => <Chip gid={gid} />;

/** A number is a step. */
function isStep(text: string): boolean {
  return /^\s*\d{1,9}\s*$/.test(text);
}

function StepItem({ text, isAlone }: { readonly text: string; readonly isAlone: boolean }) {
  const { t } = useWords();
  const actions = useActions();
  const length = useScope((state) => state.moved?.length ?? 0);
  if (!isStep(text)) {
    // An item that cannot be chosen: a list of options has nothing else in it.
    return isAlone ? (
      <Combobox.Item forceMount disabled value={t('palette.steps', { length })}>
        {t('palette.steps', { length })}
      </Combobox.Item>
    ) : null;
  }
  const n = Math.min(Number(text), length);
  return (
    <FinderItem forceMount value={text} onChoose={() => void actions.seek(n as StepIndex)}>
      <span>{t('palette.goTo', { n })}</span>
    </FinderItem>
  );
}
