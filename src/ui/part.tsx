import { type ComponentType, type ReactNode, useState, useSyncExternalStore } from 'react';

/** A component whose code comes in a chunk of its own. */
export interface Part<P> {
  (props: P): ReactNode;
  /** Has the code brought, before anybody shows it. Never rejects: whoever shows it is told what went wrong. */
  readonly bring: () => Promise<void>;
}

/**
 * The part is shown in the very render where its code is there, and as soon as it comes. React's own `lazy` never is:
 * it suspends once more, and what suspended is held back for 300 ms after anything else that was.
 *
 * @param load - called once, when the part is first shown or asked for; once more after it failed and was asked for anew
 * @param Waiting - stands in its place; says `aria-busy`, on which the idle signal waits
 */
export function part<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting: ComponentType<P> = Busy,
): Part<P> {
  type Come = { readonly Shown: ComponentType<P> } | { readonly error: unknown };
  let come: Come | undefined;
  let coming: Promise<void> | undefined;
  const waiting = new Set<() => void>();

  function bring(): Promise<void> {
    coming ??= load().then(
      (Shown) => arrive({ Shown }),
      (error: unknown) => arrive({ error }),
    );
    return coming;
  }

  function arrive(what: Come): void {
    come = what;
    for (const tell of waiting) tell();
  }

  function subscribe(tell: () => void): () => void {
    waiting.add(tell);
    return () => waiting.delete(tell);
  }

  function Shown(props: P): ReactNode {
    // Whoever shows it after it failed asks for it anew.
    useState(() => {
      if (come !== undefined && 'error' in come) come = coming = undefined;
      void bring();
    });
    const now = useSyncExternalStore(subscribe, () => come);
    if (now === undefined) return <Waiting {...props} />;
    if ('error' in now) throw now.error;
    return <now.Shown {...props} />;
  }

  return Object.assign(Shown, { bring });
}

function Busy(): ReactNode {
  return <div aria-busy="true" />;
}
