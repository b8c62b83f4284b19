import { TableWriter } from './table';
import type { Rows } from './words';

const NAMES = ['gid', 'stop', 'addr', 'value'] as const;
export type RowColumn = (typeof NAMES)[number];

/** Rows that grow at the end and are cut off at the end. The arrays are longer than `length`: read them anew after each change. */
export class RowColumns extends TableWriter<RowColumn> implements Rows {
  constructor(isShared: boolean) {
    super(NAMES, isShared);
  }

  get gid(): Uint32Array {
    return this.columns.gid;
  }

  get stop(): Uint32Array {
    return this.columns.stop;
  }

  get addr(): Uint32Array {
    return this.columns.addr;
  }

  get value(): Uint32Array {
    return this.columns.value;
  }
}
