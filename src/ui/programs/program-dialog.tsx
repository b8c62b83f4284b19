import { Command as Combobox } from 'cmdk';
import { type ReactNode, useState } from 'react';
import { PROGRAMS } from '../../lessons';
import type { DialogProps } from '../dialogs/dialog';
import { focusWhenShown } from '../dialogs/focus-when-shown';
import { useModal } from '../dialogs/modal';
import { useActions, useScope } from '../scope';
import { useWords } from '../words/use-words';
import { useStories } from './use-stories';
import '../commands/palette.css';
import './program-dialog.css';

/** All programs to choose from, by what they show; typing finds them in either language. */
export function ProgramDialog({ onClose }: Pick<DialogProps, 'onClose'>): ReactNode {
  const { t } = useWords();
  const actions = useActions();
  const dialog = useModal();
  const language = useScope((state) => state.language);
  const stories = useStories(true);
  const chosen = useScope((state) => state.example?.id);
  const [selected, setSelected] = useState(chosen);

  function choose(id: string): void {
    dialog.current?.close();
    void actions.chooseProgram(id);
  }

  return (
    <dialog
      ref={dialog}
      className="modal palette programs"
      aria-label={t('programPicker.title')}
      closedby="any"
      onClose={onClose}
    >
      <Combobox
        label={t('programPicker.ask')}
        filter={hasWords}
        loop
        vimBindings={false}
        {...(selected !== undefined && { value: selected })}
        onValueChange={setSelected}
      >
        <Combobox.Input
          ref={focusWhenShown}
          placeholder={t('programPicker.ask')}
          spellCheck={false}
        />
        <Combobox.List label={t('programPicker.title')}>
          <Combobox.Empty>{t('programPicker.nothing')}</Combobox.Empty>
          <Combobox.Group heading={t('programPicker.start')}>
            {PROGRAMS.map(({ id }) => (
              <Program
                key={id}
                id={id}
                name={t(`programs.${id}.name`)}
                says={t(`programs.${id}.hint`)}
                words={[]}
                choose={choose}
              />
            ))}
          </Combobox.Group>
          {stories === undefined ? (
            <Combobox.Loading>{t('programPicker.loading')}</Combobox.Loading>
          ) : (
            Object.entries(stories.STORY_GROUPS).map(([group, heading]) => (
              <Combobox.Group key={group} heading={heading[language]}>
                {stories.STORIES.filter((story) => story.group === group).map((story) => (
                  <Program
                    key={story.id}
                    id={story.id}
                    name={story.name[language]}
                    says={story.says[language]}
                    words={[story.name.en, story.name.zh, heading.en, heading.zh]}
                    choose={choose}
                  />
                ))}
              </Combobox.Group>
            ))
          )}
        </Combobox.List>
      </Combobox>
    </dialog>
  );
}

/** Every word that was typed is somewhere in it, in any order. */
function hasWords(id: string, typed: string, keywords: readonly string[] = []): number {
  const text = [id, ...keywords].join(' ').toLowerCase();
  const words = typed.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word)) ? 1 : 0;
}

function Program(props: {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  /** What else it is found by. */
  readonly words: readonly string[];
  readonly choose: (id: string) => void;
}): ReactNode {
  const { id, name, says, words, choose } = props;
  return (
    <Combobox.Item value={id} keywords={[name, says, ...words]} onSelect={() => choose(id)}>
      <span>
        <b>{name}</b>
        <small>{says}</small>
      </span>
    </Combobox.Item>
  );
}
