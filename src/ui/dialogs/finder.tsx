import { Command as Combobox } from 'cmdk';
import type { ComponentProps, ReactNode } from 'react';
import { keyOf } from '../commands/key-names';
import { focusWhenShown } from './focus-when-shown';
import { useModal } from './modal';
import './finder.css';

/** Does what was chosen. */
export type Choose = (act: () => void) => void;

export interface FinderProps
  extends Pick<ComponentProps<typeof Combobox>, 'value' | 'onValueChange'> {
  readonly className?: string;
  readonly title: string;
  /** What can be typed. */
  readonly ask: string;
  /** Closes it, as Escape and a click beside it do. */
  readonly closingKey?: string;
  readonly onType?: (text: string) => void;
  readonly onClose: () => void;
  /** What there is to find. */
  readonly children: (choose: Choose) => ReactNode;
}

/** A dialog with a text, and below it a list of what that finds. Arrow keys go through it, Enter chooses. */
export function Finder(props: FinderProps): ReactNode {
  const { className = '', title, ask, closingKey, onType, onClose, children, ...list } = props;
  const dialog = useModal();

  /** Closed first: what is chosen finds the focus where it was. */
  function choose(act: () => void): void {
    dialog.current?.close();
    act();
  }

  return (
    <dialog
      ref={dialog}
      className={`modal finder ${className}`}
      aria-label={title}
      closedby="any"
      onClose={onClose}
      onKeyDown={(event) => {
        if (closingKey === undefined || keyOf(event.nativeEvent) !== closingKey) return;
        event.preventDefault();
        dialog.current?.close();
      }}
    >
      <Combobox label={ask} filter={hasWords} loop vimBindings={false} {...list}>
        <Combobox.Input
          ref={focusWhenShown}
          placeholder={ask}
          spellCheck={false}
          {...(onType !== undefined && { onValueChange: onType })}
        />
        <Combobox.List label={title}>{children(choose)}</Combobox.List>
      </Combobox>
    </dialog>
  );
}

/** Every word that was typed is somewhere in it, in any order. */
function hasWords(name: string, typed: string, keywords: readonly string[] = []): number {
  const text = [name, ...keywords].join(' ').toLowerCase();
  const words = typed.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word)) ? 1 : 0;
}

/** One thing to find. cmdk hears once by which words: with others it is another item. */
export function FinderItem(props: ComponentProps<typeof Combobox.Item>): ReactNode {
  return <Combobox.Item key={props.keywords?.join(' ')} {...props} />;
}
