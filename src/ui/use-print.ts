import { useEffect } from 'react';

/** A sheet of A4 or Letter, landscape, within its margins, in CSS pixels. */
const SHEET = { width: 980, height: 720 };

/**
 * Prints the page as it stands on screen, scaled to one sheet (app.css): its pictures are made for the places' sizes, and
 * no browser tells them of the sheet's.
 */
export function usePrint(): void {
  useEffect(() => {
    const prepare = (): void => {
      const { style } = document.documentElement;
      const zoom = Math.min(SHEET.width / innerWidth, SHEET.height / innerHeight, 1);
      style.setProperty('--print-width', `${innerWidth}px`);
      style.setProperty('--print-height', `${innerHeight}px`);
      style.setProperty('--print-zoom', String(zoom));
    };
    window.addEventListener('beforeprint', prepare);
    return () => window.removeEventListener('beforeprint', prepare);
  }, []);
}
