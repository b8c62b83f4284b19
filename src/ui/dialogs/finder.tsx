import { Command as Combobox } from 'cmdk';
import { type ComponentProps, createContext, type ReactNode, useCallback, useContext } from 'react';
import { keyOf } from '../commands/key-names';
import { focusWhenShown } from './focus-when-shown';
import { useModal } from './modal';
import './finder.css';

const CloseContext = createContext<() => void>(() => {});

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
  readonly children: ReactNode;
}

/** A dialog with a text, and below it a list of what that finds. Arrow keys go through it, Enter chooses. */
export function Finder(props: FinderProps): ReactNode {
  const { className = '', title, ask, closingKey, onType, onClose, children, ...list } = props;
  const dialog = useModal();

  const close = useCallback(() => dialog.current?.close(), [dialog]);
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
        close();
      }}
    >
      <Combobox label={ask} filter={hasWords} loop vimBindings={false} {...list}>
        <Combobox.Input
          ref={focusWhenShown}
          placeholder={ask}
          spellCheck={false}
          {...(onType !== undefined && { onValueChange: onType })}
        />
        <Combobox.List label={title}>
          <CloseContext value={close}>{children}</CloseContext>
        </Combobox.List>
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

interface FinderItemProps extends Omit<ComponentProps<typeof Combobox.Item>, 'onSelect'> {
  readonly onChoose: () => void;
}

/** One thing to find. cmdk hears once by which words: with others it is another item. */
export function FinderItem({ onChoose, ...item }: FinderItemProps): ReactNode {
  const close = useContext(CloseContext);
  /** Closed first: what is chosen finds the focus where it was. */
  const choose = (): void => {
    close();
    onChoose();
  };
  return <Combobox.Item key={item.keywords?.join(' ')} {...item} onSelect={choose} />;
}
