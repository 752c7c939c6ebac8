import { z } from 'zod';
import { type Form, forms, oneLine, visible } from '../../lambdas/domain/forms';
import type { Range } from '../../lambdas/domain/limits';

export const atMost = (limit: number, of: string) => `must have at most ${limit} ${of}${limit === 1 ? '' : 's'}`;

/** A text with a given format, checked as the API does. */
export const formed = ({ maximumLength, rules }: Form) =>
  rules.reduce(
    (text, [pattern, rule]) => text.regex(pattern, rule),
    maximumLength === undefined ? z.string() : z.string().max(maximumLength, atMost(maximumLength, 'character')),
  );

export const line = (maximumLength: number) =>
  formed({ rules: [oneLine] })
    .refine((text) => visible[0].test(text), visible[1])
    .trim()
    .min(1, 'must not be empty')
    .max(maximumLength, atMost(maximumLength, 'character'));

export const listOf = <T extends z.ZodType>(element: T, most: number, of: string) =>
  z.array(element).max(most, atMost(most, of));

export const whole = ([from, to]: Range, unit = '') => {
  const range = `must be a whole number${unit} from ${from} to ${to}`;
  return z.number(range).int(range).min(from, range).max(to, range);
};
export const seconds = (range: Range) => whole(range, ' of seconds');

export const id = formed(forms.id);
export const hostname = formed(forms.hostname);
export const flag = z.boolean('must be true or false');

const isTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

export const timeZone = formed(forms.timeZone).refine(isTimeZone, 'must be an IANA time zone such as Europe/Paris');
