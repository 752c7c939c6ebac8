import type { StoredRecord } from './records';

/** Reads an unmarshalled control-table item (e.g. a stream image). @returns `undefined` for an item type it does not know. */
export function recordOf(_item: Readonly<Record<string, unknown>>): StoredRecord | undefined {
  throw new Error('not written');
}
