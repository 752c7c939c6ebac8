import * as z from 'zod/mini';
import { line } from './text';

/**
 * `{windowId}.{approverId}.{secret}`; the windowId itself has a dot. The secret is 32 bytes in base64url.
 */
export const linkToken = z
  .string()
  .check(
    z.regex(
      /^[a-z][a-z0-9-]{0,23}\.[0-9A-HJKMNP-TV-Z]{26}\.[a-z][a-z0-9-]{0,23}\.[A-Za-z0-9_-]{43}$/,
      'must be the whole link of the mail',
    ),
  );

export const linkQuery = z.strictObject({ token: linkToken });

/** People copy the code with spaces; the rest of the rule makes a typo no try. */
const code = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(20)),
    z.transform((text) => text.replace(/\s/g, '')),
  ),
  z.string().check(z.regex(/^\d{6}$/, 'must be the 6 digits of the mail')),
);

const reason = z.pipe(
  z.transform((text) => (text === '' ? undefined : text)),
  z.exactOptional(line(500)),
);

export const voteForm = z.strictObject({
  decision: z.enum(['approve', 'reject']),
  code,
  reason: z.exactOptional(reason),
});
