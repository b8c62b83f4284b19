import { useScope } from './scope';
import { useWords } from './words/use-words';
import './replaying.css';

/** How far a shared run has been made again, while that takes long. */
export function Replaying() {
  const { t } = useWords();
  const progress = useScope((state) => state.replaying);
  if (progress === undefined) return null;
  const { made, length } = progress;
  return (
    <label className="replaying">
      {t('empty.replaying', { made, length })}
      <progress value={made} max={length} />
    </label>
  );
}
