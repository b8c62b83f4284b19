import { Command as Combobox } from 'cmdk';
import { type ReactNode, useState } from 'react';
import type { DialogProps } from '../dialogs/dialog';
import { Finder, FinderItem } from '../dialogs/finder';
import { useActions, useScope } from '../scope';
import { useWords } from '../words/use-words';
import { usePrograms } from './use-programs';
import './program-dialog.css';

/** All programs to choose from, by what they show; typing finds them in either language. */
export function ProgramDialog({ onClose }: Pick<DialogProps, 'onClose'>): ReactNode {
  const { t } = useWords();
  const actions = useActions();
  const { groups, isAll } = usePrograms();
  const chosen = useScope((state) => state.example?.id);
  const [selected, setSelected] = useState(chosen);
  return (
    <Finder
      className="programs"
      title={t('programPicker.title')}
      ask={t('programPicker.ask')}
      {...(selected !== undefined && { value: selected })}
      onValueChange={setSelected}
      onClose={onClose}
    >
      <Combobox.Empty>{t('programPicker.nothing')}</Combobox.Empty>
      {groups.map(({ key, heading, otherHeading, choices }) => (
        <Combobox.Group key={key} heading={heading}>
          {choices.map(({ id, name, says, otherName }) => (
            <FinderItem
              key={id}
              value={id}
              keywords={[name, says, otherName, heading, otherHeading]}
              onChoose={() => void actions.chooseProgram(id)}
            >
              <span>
                <b>{name}</b>
                <small>{says}</small>
              </span>
            </FinderItem>
          ))}
        </Combobox.Group>
      ))}
      {!isAll && <Combobox.Loading>{t('programPicker.loading')}</Combobox.Loading>}
    </Finder>
  );
}
