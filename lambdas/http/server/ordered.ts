import { canonicalJson } from '../../domain/audit/canonical-json';

/** The same value with the members of each object in order of their names: DynamoDB gives back maps in any order. */
export const ordered = <T>(value: T): T => JSON.parse(canonicalJson(value));
