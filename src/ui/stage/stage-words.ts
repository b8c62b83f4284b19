import type { Gid } from '../../recording';
import type { Chip } from '../../scene';

// What the memory stage says beyond Go's own words.

const touched: Readonly<Record<Chip['kind'], string>> = {
  read: 'has just read here',
  write: 'has just written here',
  next: 'is about to touch this',
};

export const stageWords = {
  noMap: {
    yet: ['No map yet', 'Step until make runs: the map appears here as it lies in memory.'],
    gone: ['No map here', 'At this step no variable leads to a map. Step on, or back.'],
    never: ['No map', 'The program ended without one.'],
  },
  map: 'Map',
  header: (name: string): string => `Header of ${name}`,
  buckets: (name: string): string => `Buckets of ${name}`,
  noBuckets: 'none yet',
  vacant: 'buckets is nil: the first insert allocates one bucket',
  touched: (gid: Gid, kind: Chip['kind']): string => `G${gid} ${touched[kind]}`,
  lookIntoBucket: 'look into bucket',
  touchedBuckets: 'touched',
  clickBucket: (index: number): string => `bucket ${index}: click to see its cells`,
  nevacuate: 'nevacuate: all old buckets below this one are evacuated',
  spareUsed: 'in use as an overflow bucket',
  spareNext: 'nextOverflow: taken next',
  spareFree: 'free',
  hashOfKey: 'hash of key',
  tophash: 'tophash',
  bucket: 'bucket',
  mask: (B: number): string => {
    if (B === 0) return 'B = 0: no bit';
    return B <= 6 ? `hash & 0b${'1'.repeat(B)}` : `lowest ${B} bits`;
  },
  noHash: 'The hash of the next key appears here.',
} as const;
