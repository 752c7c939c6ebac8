import type { ConditionContext, Json, JsonObject } from '../gateway/service';
import type { Table } from './table';

/** One permission that an API call needs. */
export interface RequiredAction {
  readonly action: string;
  readonly resource: string;
  readonly table: Table;
  readonly context: ConditionContext;
}

export type Find = (tableName: Json | undefined) => Table;
export type Requirements = (input: JsonObject, find: Find) => readonly RequiredAction[];
