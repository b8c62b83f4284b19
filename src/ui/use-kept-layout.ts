import { type LayoutStorage, useDefaultLayout } from 'react-resizable-panels';

/** Storage may be full, or forbidden altogether: the places then have their usual sizes. */
const storage: LayoutStorage = {
  getItem(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Nothing is lost but a size.
    }
  },
};

/** The sizes that the person gave a group's places, kept for the next visit. */
export function useKeptLayout(id: string): ReturnType<typeof useDefaultLayout> {
  return useDefaultLayout({ id, storage });
}
