import { useEffect } from 'react';
import { setPrinting } from './canvas/printing';

/** A sheet of A4 or Letter, landscape, within its margins, in CSS pixels. */
const SHEET = { width: 980, height: 720 };
/** Chromium prints a canvas as a drawing, scaled by 64ths: of two pixels for one of the page's (use-size.ts), 32nds. */
const SCALES = 32;

/**
 * Prints the page as it stands on screen, scaled to one sheet (app.css): its pictures are made for the places' sizes, and
 * no browser tells them of the sheet's. Paper is light, whatever the theme.
 */
export function usePrint(): void {
  useEffect(() => {
    const { dataset, style } = document.documentElement;
    let theme: string | undefined;
    const prepare = (): void => {
      const zoom = Math.min(SHEET.width / innerWidth, SHEET.height / innerHeight, 1);
      style.setProperty('--print-width', `${innerWidth}px`);
      style.setProperty('--print-height', `${innerHeight}px`);
      style.setProperty('--print-zoom', String(Math.floor(zoom * SCALES) / SCALES));
      theme ??= dataset['theme'];
      dataset['theme'] = 'light';
      setPrinting(true);
    };
    const restore = (): void => {
      if (theme !== undefined) dataset['theme'] = theme;
      theme = undefined;
      setPrinting(false);
    };
    window.addEventListener('beforeprint', prepare);
    window.addEventListener('afterprint', restore);
    return () => {
      window.removeEventListener('beforeprint', prepare);
      window.removeEventListener('afterprint', restore);
    };
  }, []);
}
