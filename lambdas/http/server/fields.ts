import * as z from 'zod/mini';
import { brokenRule, type Form, forms, manyLines, oneLine, visible } from '../../domain/forms';
import { counts, lengths, type Range } from '../../domain/limits';
import { instantText, resolveTime } from '../../domain/local-time';
import { startOnApproval } from '../../domain/window/on-approval';
import { modes as modeNames } from '../../domain/window/window';

/** A text with a given format; the message names the rule it breaks. */
export const formed = ({ maximumLength, rules }: Form) =>
  z
    .string()
    .check(
      ...(maximumLength === undefined ? [] : [z.maxLength(maximumLength)]),
      ...rules.map(([pattern, rule]) => z.regex(pattern, rule)),
    );

/** Not published: few validators know the pattern, and what was stored before is answered as it is. */
const showsSomething = z.refine<string>((value) => visible[0].test(value), visible[1]);

const text = ([pattern, rule]: Form['rules'][number], maximumLength: number) =>
  z.string().check(z.regex(pattern, rule), showsSomething, z.trim(), z.minLength(1), z.maxLength(maximumLength));

/** One line a person reads: surrounding spaces are dropped, control characters refused, not empty. */
export const line = (maximumLength: number) => text(oneLine, maximumLength);

/** As `line`, but may contain newlines; those of Windows become one character. */
export const lines = (maximumLength: number) =>
  z.string().check(
    z.overwrite((value) => value.replace(/\r\n?/g, '\n')),
    z.regex(...manyLines),
    showsSomething,
    z.trim(),
    z.minLength(1),
    z.maxLength(maximumLength),
  );

export const reason = line(lengths.reason);
export const ticket = line(lengths.ticket);

/** The id of a site, a person, a machine or a group. */
export const id = formed(forms.id);
export const windowId = formed(forms.subjectId);
export const proposalId = formed(forms.subjectId);

export const mode = z.enum(modeNames);
/** `open`: no window covers it. */
export const modeOrOpen = z.enum(['open', ...modeNames]);

export const paths = distinct(formed(forms.path), 0, counts.pathsPerWindow);

/** Only the format: the domain checks whether the zone exists (`unknown-time-zone`). */
export const timeZone = formed(forms.timeZone);

/** Neither 30 February nor 24:00. What has another form at all is told of that only. */
const existing = (form: Form) =>
  z.refine<string>(
    (value) => brokenRule(form, value) !== undefined || value === startOnApproval || isOnCalendar(value),
    'must be a date and time that exist',
  );

function isOnCalendar(value: string): boolean {
  try {
    resolveTime(value, 'UTC');
    return true;
  } catch {
    return false;
  }
}

/** RFC 3339 with an offset. */
export const instant = formed(forms.instant).check(existing(forms.instant));

/** As `instant`, read as epoch seconds; limited to the years 0 to 9999, which answers can show, too. */
export const instantFilter = z.pipe(
  instant.check(z.refine((value) => !isOnCalendar(value) || isAnswerable(value), 'must be in the years 0 to 9999')),
  z.transform((value) => (isOnCalendar(value) ? resolveTime(value, 'UTC') : 0)),
);

const isAnswerable = (value: string): boolean => /^\d{4}-/.test(instantText(resolveTime(value, 'UTC')));

/** As `instant`, or without an offset: then local time in the request's zone. */
export const instantOrLocal = formed(forms.instantOrLocal).check(existing(forms.instantOrLocal));

/** As `instantOrLocal`, or `on-approval`. */
export const start = formed(forms.start).check(existing(forms.start));

/** Texts by language tag. */
export const byLanguage = <T extends z.core.$ZodType>(value: T) =>
  z
    .record(formed(forms.languageTag), value)
    .check(
      z.refine(
        (texts) => Object.keys(texts).length <= counts.languagesPerWindow,
        `must name at most ${counts.languagesPerWindow} languages`,
      ),
    );

/** A whole number. */
export function integer([least, most]: Range) {
  return z.int().check(z.minimum(least), z.maximum(most));
}

/** An array without repetitions. */
export function distinct<T extends z.core.$ZodType>(element: T, minimum: number, maximum: number) {
  return z.array(element).check(
    z.minLength(minimum),
    z.maxLength(maximum),
    z.refine((items) => new Set(items).size === items.length, 'must not repeat an element'),
  );
}
