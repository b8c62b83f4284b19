import { useEffect } from 'react';
import { useScope } from './scope';

/** `data-theme` on the root: what the person chose, else what the system says. */
export function useTheme(): void {
  const theme = useScope((state) => state.theme);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const show = (): void => {
      const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
      document.documentElement.dataset['theme'] = shown;
    };
    show();
    dark.addEventListener('change', show);
    return () => dark.removeEventListener('change', show);
  }, [theme]);
}
