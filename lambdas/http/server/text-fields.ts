import * as z from 'zod/mini';
import { instantText, resolveTime } from '../../domain/local-time';

/** `\p{Cc}` controls, `\p{Cs}` lone surrogates, `\p{Zl}\p{Zp}` line separators, and the overrides that reorder text. */
const oneLine = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u;
const manyLines = /^(?:[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|\n)*$/u;

/** One line a person reads: surrounding spaces are dropped, control characters refused, not empty. */
export const line = (maxLength: number) =>
  z
    .string()
    .check(z.regex(oneLine, 'must not contain control characters'), z.trim(), z.minLength(1), z.maxLength(maxLength));

/** As `line`, but may contain newlines. */
export const lines = (maxLength: number) =>
  z
    .string()
    .check(
      z.regex(manyLines, 'must not contain control characters other than a newline'),
      z.trim(),
      z.minLength(1),
      z.maxLength(maxLength),
    );

/** The name of a site or a person. */
export const slug = z
  .string()
  .check(
    z.regex(/^[a-z][a-z0-9-]{0,23}$/, 'must be 1 to 24 lower-case letters, digits or hyphens, beginning with a letter'),
  );

export const windowId = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,23}\.[0-9A-HJKMNP-TV-Z]{26}$/, 'must be a siteId, a dot and a ULID'));

/** Only the shape: whether the zone exists is the domain's to say (`unknown-time-zone`). */
export const timeZone = z
  .string()
  .check(z.maxLength(64), z.regex(/^[A-Za-z][A-Za-z0-9_+/-]*$/, 'must be an IANA time zone such as Europe/Berlin'));

/** RFC 3339 with an offset. */
export const instant = z
  .string()
  .check(
    z.maxLength(40),
    z.regex(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/,
      'must be an RFC 3339 instant such as 2026-11-22T01:00:00Z',
    ),
  );

/** As `instant`, read as epoch seconds; in the years 0 to 9999, which an answer can say as well. */
export const instantFilter = z.pipe(
  instant.check(z.refine((text) => instantOf(text) !== undefined, 'must be an instant that exists')),
  z.transform((text) => instantOf(text) ?? 0),
);

function instantOf(text: string): number | undefined {
  try {
    const at = resolveTime(text, 'UTC');
    return /^\d{4}-/.test(instantText(at)) ? at : undefined;
  } catch {
    return undefined;
  }
}

/** As `instant`, or without an offset: then local time in the request's zone. */
export const instantOrLocal = z
  .string()
  .check(
    z.maxLength(40),
    z.regex(
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?$/,
      'must be an RFC 3339 time such as 2026-11-22T01:00:00Z, or a local time such as 2026-11-22T02:00',
    ),
  );

/** Texts by language tag (BCP 47, the short forms), at most ten. */
export const byLanguage = <T extends z.core.$ZodType>(text: T) =>
  z
    .record(
      z
        .string()
        .check(z.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/, 'must be a language tag such as fr or pt-BR')),
      text,
    )
    .check(z.refine((texts) => Object.keys(texts).length <= 10, 'must name at most 10 languages'));

export const integer = (minimum: number, maximum: number) => z.int().check(z.minimum(minimum), z.maximum(maximum));

/** An array without repetitions. */
export const distinct = <T extends z.core.$ZodType>(element: T, minimum: number, maximum: number) =>
  z.array(element).check(
    z.minLength(minimum),
    z.maxLength(maximum),
    z.refine((items) => new Set(items).size === items.length, 'must not repeat an element'),
  );
