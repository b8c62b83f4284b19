/** The array that growth leaves, and the one that is in use. */
export type Role = 'old' | 'current';

/** What the header calls them. */
export const ARRAY_NAMES = { old: 'oldbuckets', current: 'buckets' } as const;

/** A bucket of a map by its number; from the number of main buckets on, a spare. */
export interface BucketRef {
  readonly role: Role;
  readonly index: number;
}
