import { useEffect } from 'react';
import type { Gid, StepIndex } from '../../recording';
import type { Level, Scope } from '../../store';

const LEVEL_KEYS: Readonly<Record<string, Level>> = { a: 'access', l: 'line', m: 'operation' };

/** The page's keys, wherever the focus is but in a text or another control that needs the key itself. */
export function useKeys(scope: Scope, onHelp: () => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.altKey || isTaken(event)) return;
      const isCommand = event.ctrlKey || event.metaKey;
      const act = isCommand ? commandOf(event, scope) : actionOf(event.key, scope, onHelp);
      if (act === undefined) return;
      event.preventDefault();
      act();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [scope, onHelp]);
}

function isTaken(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog[open]') !== null) return true;
  if (target.isContentEditable || target.matches('select, textarea')) return true;
  if (target.matches('input')) return true;
  // Arrows move separators and sliders; Space presses buttons.
  const arrow = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
  if (arrow && target.matches('[role="separator"], [role="slider"]')) return true;
  if (event.key === ' ') return target.matches('button, [role="button"], summary, a');
  return false;
}

function commandOf({ key, shiftKey }: KeyboardEvent, scope: Scope): (() => void) | undefined {
  if (key.toLowerCase() !== 'z') return undefined;
  return () => void (shiftKey ? scope.actions.redo() : scope.actions.undo());
}

function actionOf(key: string, scope: Scope, onHelp: () => void): (() => void) | undefined {
  const { store, actions } = scope;
  switch (key) {
    case ' ':
      return () => (store.getState().playing ? actions.pause() : actions.play());
    case 'ArrowRight':
      return () => void actions.stepForward();
    case 'ArrowLeft':
      return () => void actions.stepBack();
    case 'Home':
      return () => void actions.seek(0 as StepIndex);
    case 'End':
      return () => void actions.seekEnd();
    case 't':
    case 'T':
      return () => void actions.runToThrow();
    case 'o':
    case 'O':
      return () => void actions.openFile();
    case 's':
    case 'S':
      return () => void actions.saveFile();
    case '?':
      return onHelp;
    default: {
      const level = LEVEL_KEYS[key.toLowerCase()];
      if (level !== undefined) return () => actions.chooseLevel(level);
      if (!/^[1-9]$/.test(key)) return undefined;
      const gid: Gid | undefined = store.getState().moved?.goroutines[Number(key) - 1]?.gid;
      return gid === undefined ? undefined : () => void actions.stepGoroutine(gid);
    }
  }
}
