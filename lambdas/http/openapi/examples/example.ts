import type * as z from 'zod/mini';
import type { operations } from '../../operations';
import type { RouteKey } from '../../routes';

type BodySchema<K extends RouteKey> = (typeof operations)[K]['body'];

/** Routes that read a body. */
type Reading = { [K in RouteKey]: z.output<BodySchema<K>> extends undefined ? never : K }[RouteKey];

/** Bodies of a request by name, each with a line that says what it asks for. */
type ExamplesOf<K extends Reading> = Readonly<
  Record<string, { readonly summary: string; readonly value: NonNullable<z.input<BodySchema<K>>> }>
>;

/** The examples of every route that reads a body. */
export type AllExamples = { readonly [K in Reading]: ExamplesOf<K> };

export type Examples = Partial<AllExamples>;
