import { useEffect, useState } from 'react';
import type { Gid } from '../../recording';
import type { Provenance } from '../../store';
import { Chip } from '../chip';
import { useActions, useScope } from '../scope';
import { StepLink } from '../step-link';
import { useInspectorWords } from '../words/inspector-words';
import { code, fixed } from '../words/tags';

/** Which step the byte at an offset comes from. */
export function ByteSource({ at }: { readonly at: number | undefined }) {
  const t = useInspectorWords();
  const { provenance } = useActions();
  const [found, setFound] = useState<Provenance>();
  useEffect(() => {
    if (at === undefined) return undefined;
    let isWanted = true;
    const look = async (): Promise<void> => {
      const answer = await provenance(at);
      if (isWanted) setFound(answer);
    };
    void look();
    return () => {
      isWanted = false;
    };
  }, [at, provenance]);
  return (
    <p
      className="byte-source"
      aria-live="polite"
      aria-busy={at !== undefined && found === undefined}
    >
      {at === undefined ? (
        t('bytes.hint')
      ) : found === undefined ? (
        t('bytes.looking')
      ) : (
        <Told from={found} />
      )}
    </p>
  );
}

function Told({ from }: { readonly from: Provenance }) {
  const t = useInspectorWords();
  const rows = useScope((state) => state.recording.rows);
  const program = useScope((state) => state.opened?.program);
  if (from.kind === 'before') return t('bytes.before');
  const { step, kind } = from;
  const stop = program?.stops[rows.stop[step - 1] ?? 0];
  return t.rich(`bytes.${kind}`, {
    at: fixed(<StepLink n={step} />),
    g: fixed(<Chip gid={(rows.gid[step - 1] ?? 0) as Gid} />),
    what: fixed(<code>{stop?.site?.text ?? ''}</code>),
    func: program?.funcs[stop?.func ?? 0]?.name ?? '',
    code,
  });
}
