import { useEffect, useState } from 'react';
import { loadStories, type Stories } from '../../lessons';

/** The stories' names and texts, once they have come; asked for where they are wanted. */
export function useStories(isWanted: boolean): Stories | undefined {
  const [stories, setStories] = useState<Stories>();
  useEffect(() => {
    if (!isWanted || stories !== undefined) return undefined;
    let isHere = true;
    void loadStories().then(
      (loaded) => isHere && setStories(loaded),
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [isWanted, stories]);
  return stories;
}
