/** The array that growth leaves, and the one that is in use. */
export type Role = 'old' | 'current';

/** A bucket of a map by its number; from the number of main buckets on, a spare. */
export interface BucketRef {
  readonly role: Role;
  readonly index: number;
}
