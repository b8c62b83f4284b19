import { decompressSync, strFromU8 } from 'fflate';

/** A golden file of oracle/golden/classic; its README.md is the format. */
export interface Golden {
  readonly format: 'go-classic-map/1';
  readonly scenario: Scenario;
  readonly type: {
    readonly keySize: number;
    readonly elemSize: number;
    readonly keySlot: number;
    readonly elemSlot: number;
    readonly bucketSize: number;
    readonly bucketPointers: boolean;
  };
  /** State right after make, i = -1. */
  readonly init: GoldenRecord;
  readonly ops: readonly GoldenRecord[];
  readonly finalSha: string;
}

export interface Scenario {
  readonly name: string;
  readonly note: string;
  readonly key: string;
  readonly elem: string;
  readonly path: 'generic' | 'fast32' | 'fast64' | 'faststr';
  readonly hash: {
    readonly kind: 'memhash' | 'identity' | 'const';
    readonly const?: string;
    readonly hashkey?: readonly string[];
  };
  readonly make: 'small' | 'hint';
  readonly hint: number;
}

export interface GoldenRecord {
  readonly i: number;
  readonly op?: Operation;
  readonly fn: string;
  readonly res?: unknown;
  readonly hiter?: unknown;
  readonly rand?: readonly string[];
  readonly h: Header;
  readonly sha?: string;
  readonly full?: FullDump;
}

export interface Operation {
  readonly op: 'set' | 'get' | 'del' | 'clear' | 'iter' | 'next';
  readonly k?: JsonValue;
  readonly v?: JsonValue;
  readonly it?: number;
}

/** A key or elem as its type writes it. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | { readonly a: string; readonly s: string }
  | { readonly t: string; readonly v?: JsonValue };

export interface Header {
  readonly count: number;
  readonly flags: number;
  readonly B: number;
  readonly noverflow: number;
  readonly hash0: number;
  readonly nevacuate: number;
  /** Bucket arrays in order of allocation; -1 for nil. */
  readonly gen: number;
  readonly oldGen: number;
  readonly next: string | null;
  readonly ovf: number | null;
  readonly oldovf: number | null;
}

export interface FullDump {
  readonly buckets: readonly string[] | null;
  readonly oldbuckets: readonly string[] | null;
  readonly heap: readonly string[];
  readonly extra: {
    readonly overflow: readonly string[] | null;
    readonly oldoverflow: readonly string[] | null;
    readonly nextOverflow: string | null;
  } | null;
}

/** A golden file from its bytes, gzipped or not; undefined when it is something else (a table of hashes). */
export function readGolden(bytes: Uint8Array): Golden | undefined {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const value: unknown = JSON.parse(strFromU8(isGzip ? decompressSync(bytes) : bytes));
  return isGolden(value) ? value : undefined;
}

function isGolden(value: unknown): value is Golden {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'go-classic-map/1' &&
    'scenario' in value &&
    'ops' in value
  );
}
