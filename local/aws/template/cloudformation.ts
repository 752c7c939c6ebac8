import type { Json, JsonObject } from '../gateway/service';

/** A synthesized template as it is on disk, with unresolved intrinsics. */
export interface RawTemplate {
  readonly Resources: Readonly<Record<string, RawResource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: Json }>>;
  readonly Mappings?: JsonObject;
  readonly Conditions?: JsonObject;
  readonly Outputs?: Readonly<Record<string, { readonly Value: Json; readonly Condition?: string }>>;
}

export interface RawResource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties?: JsonObject;
  /** CDK notes asset paths here. */
  readonly Metadata?: JsonObject;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** @throws Error naming `where` unless the value is text. */
export function asText(value: Json | undefined, where: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${where} must be text, but is ${JSON.stringify(value)}`);
}

/** @throws Error naming `where` unless the value is a list. */
export function asList(value: Json | undefined, where: string): readonly Json[] {
  if (isList(value)) return value;
  throw new Error(`${where} must be a list, but is ${JSON.stringify(value)}`);
}

/** @throws Error naming `where` unless the value is an object. */
export function asObject(value: Json | undefined, where: string): JsonObject {
  if (isObject(value)) return value;
  throw new Error(`${where} must be an object, but is ${JSON.stringify(value)}`);
}
