import type { ReactNode } from 'react';
import type { MapCard, NilChoice } from '../../scene';
import { Chip } from '../chip';
import { useWords } from '../words/use-words';

/** All maps at once: how large each is, how full, and who is at it. A click looks into one. */
export function MapOverview({
  cards,
  nils,
  onPick,
}: {
  readonly cards: readonly MapCard[];
  readonly nils: readonly NilChoice[];
  readonly onPick: (addr: number) => void;
}): ReactNode {
  return (
    <ul className="map-overview">
      {cards.map((card) => (
        <li key={card.map.addr}>
          <button type="button" onClick={() => onPick(card.map.addr)}>
            <Card card={card} />
          </button>
        </li>
      ))}
      {nils.map((nil) => (
        <NilMap key={nil.name} {...nil} />
      ))}
    </ul>
  );
}

function Card({ card }: { readonly card: MapCard }): ReactNode {
  const { t } = useWords();
  const { map, count, buckets, isGrowing, isWritten, levels, gids } = card;
  const facts = [
    t('stage.entries', { n: count }),
    buckets === 0 ? t('stage.noBucketYet') : t('stage.buckets', { n: buckets }),
    ...(isGrowing ? [t('stage.isGrowing')] : []),
    ...(isWritten ? ['hashWriting'] : []),
  ];
  return (
    <>
      <span className="map-name">
        <b>{map.name}</b> <code>{map.typeName}</code>
        {gids.map((gid) => (
          <Chip key={gid} gid={gid} />
        ))}
      </span>
      <span className="map-levels" aria-hidden="true">
        {levels.map((level, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is known by its place alone
          <i key={i} style={{ opacity: level === 0 ? 0.08 : 0.25 + 0.75 * level }} />
        ))}
      </span>
      <small>{facts.join(' · ')}</small>
    </>
  );
}

function NilMap({ name, typeName }: NilChoice): ReactNode {
  const { t } = useWords();
  return (
    <li className="map-nil">
      <span className="map-name">
        <b>{name}</b> <code>{typeName}</code>
      </span>
      <small>{t('stage.nilMap')}</small>
    </li>
  );
}
