import * as z from 'zod/mini';
import { lengths } from '../../domain/limits';
import { decisions } from '../../domain/voting/question';
import { line } from '../server/fields';
import { longestTypedCode, typedCode } from './typed-code';

/** `{windowId}.{approverId}.{secret}`, which the domain parses; more when something was appended to the link. */
const linkToken = z.string().check(z.minLength(1), z.maxLength(1024));

/** Mail gateways and trackers add parameters of their own. */
export const linkQuery = z.object({ token: linkToken });

/** Six digits, or twelve letters. Anything else is a typo and does not count as a try. */
const code = z.pipe(
  z.pipe(z.string().check(z.maxLength(longestTypedCode)), z.transform(typedCode)),
  z.string().check(z.regex(/^(\d{6}|[A-Z]{12})$/, 'must be the 6 digits, or the 12 letters, of the mail')),
);

/** The form's text area allows line breaks; the record keeps one line. */
const reason = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.replace(/\s+/g, ' ').trim() || undefined),
  ),
  z.optional(line(lengths.reason)),
);

/** Browser extensions add fields of their own. */
export const voteForm = z.object({
  decision: z.enum([...decisions, 'withdraw']),
  code,
  reason: z.exactOptional(reason),
});
