import { useEffect } from 'react';
import type { Scope } from '../../store';
import type { DialogName } from '../dialogs/dialog';
import type { Command } from './command';
import { COMMANDS } from './commands';
import { keyOf } from './key-names';

const BY_KEY: ReadonlyMap<string, Command> = new Map(
  COMMANDS.filter(({ heard }) => heard === undefined || heard === 'everywhere').flatMap((command) =>
    (command.keys ?? []).map((key) => [key, command]),
  ),
);

/** The page's keys, wherever the focus is but in a text or another control that needs the key itself. */
export function useKeys(
  scope: Scope,
  show: (dialog: DialogName) => void,
  place: 'page' | 'embed',
): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.altKey) return;
      const key = keyOf(event);
      const command = BY_KEY.get(key);
      if (command === undefined || (command.isForPage === true && place === 'embed')) return;
      if (isInDialog(event.target)) return;
      if (command.heard !== 'everywhere' && isTaken(event)) return;
      if (command.yields === true && command.isPossible?.(scope.store.getState()) === false) return;
      event.preventDefault();
      command.run({ scope, show, key });
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [scope, show, place]);
  useEffect(giveKeysBack, []);
}

/** Who picks from a list with the mouse is done with it: the next Space plays, and does not open it again. */
function giveKeysBack(): () => void {
  const over = new AbortController();
  const { signal } = over;
  let isPointed = false;
  const heard = { capture: true, signal };
  window.addEventListener('pointerdown', () => (isPointed = true), heard);
  window.addEventListener('keydown', () => (isPointed = false), heard);
  window.addEventListener(
    'change',
    ({ target }) => {
      if (isPointed && target instanceof HTMLSelectElement) target.blur();
    },
    { signal },
  );
  return () => over.abort();
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog[open]') !== null;
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('select, textarea, input')) return true;
  // Arrows move separators and sliders; Space presses buttons.
  const moves = key.startsWith('Arrow') || key === 'Home' || key === 'End';
  if (moves && target.matches('[role="separator"], [role="slider"]')) return true;
  return key === ' ' && target.matches('button, [role="button"], summary, a');
}
