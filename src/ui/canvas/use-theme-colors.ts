import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { onPrinting } from './printing';

/** Gives the value of a CSS colour such as `var(--g1)` where the element stands. */
export type ColorValue = (color: string) => string;

/** A new function each time the theme changes and around a print, so that effects which draw run again. */
export function useThemeColors(ref: RefObject<HTMLElement | null>): ColorValue {
  const [read, setRead] = useState<ColorValue>(() => () => 'transparent');
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const refresh = (): void => {
      const style = getComputedStyle(element);
      // Asked while a picture is drawn, a style would make the page be laid out for each colour.
      const known = new Map<string, string>();
      setRead(() => (color: string) => {
        const name = /^var\((--[\w-]+)\)$/.exec(color)?.[1];
        if (name === undefined) return color;
        const value = known.get(name) ?? style.getPropertyValue(name).trim();
        known.set(name, value);
        return value;
      });
    };
    refresh();
    const observer = new MutationObserver(refresh);
    observer.observe(document.documentElement, {
      attributeFilter: ['data-theme', 'class', 'style'],
    });
    const stopPrinting = onPrinting(() => flushSync(refresh));
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', refresh);
    // Text painted before its font has come stays in another one until it is painted again. (To ask whether the fonts
    // are ready costs a layout.)
    document.fonts.addEventListener('loadingdone', refresh);
    return () => {
      observer.disconnect();
      stopPrinting();
      dark.removeEventListener('change', refresh);
      document.fonts.removeEventListener('loadingdone', refresh);
    };
  }, [ref]);
  return read;
}
