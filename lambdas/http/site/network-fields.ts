import * as z from 'zod/mini';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** Letters, digits and hyphens (RFC 1123), without port and trailing dot; upper case is accepted and lowered. `*.` may lead. */
export const hostname = z
  .string()
  .check(
    z.maxLength(253),
    z.toLowerCase(),
    z.regex(
      new RegExp(`^(?:\\*\\.)?${label}(?:\\.${label})*$`),
      'must be a hostname of letters, digits and hyphens, without scheme, port or path; only its first label may be *',
    ),
  );

const plain = "\\/(?!\\/)[A-Za-z0-9._~!$&'()+,;=:@/-]*";

/**
 * A path prefix in the one spelling that the edge compares with: what has several spellings (escapes, dot segments,
 * double slashes) is refused, so that what approvers read is what is covered.
 */
const oneSpelling = [
  z.refine<string>((text) => !text.includes('//'), "must not contain '//'"),
  z.refine<string>((text) => !/\/\.{1,2}(?:\/|$)/.test(text), "must not contain '.' or '..' segments"),
] as const;

export const pathPrefix = z
  .string()
  .check(
    z.maxLength(128),
    z.regex(
      new RegExp(`^${plain}$`),
      "must begin with one '/' and hold only plain URL characters: no '%', '*', '?', '#', '\\' or spaces",
    ),
    ...oneSpelling,
  );

/** A path prefix, or a method and a path prefix: `POST /login`. */
export const exemption = z
  .string()
  .check(
    z.maxLength(145),
    z.regex(new RegExp(`^(?:[A-Z]{1,16} )?${plain}$`), 'must be a path such as /health, or a method and a path'),
    ...oneSpelling,
  );

/** Only the shape: ranges are the domain's to check. */
export const cidr = z
  .string()
  .check(
    z.maxLength(49),
    z.regex(/^[0-9A-Fa-f.:]{2,45}(?:\/\d{1,3})?$/, 'must be a CIDR such as 203.0.113.0/24 or 2001:db8::/32'),
  );

/** `*`, or what a browser sends as `Origin`. */
export const origin = z
  .string()
  .check(
    z.maxLength(262),
    z.regex(
      /^(?:\*|https?:\/\/[A-Za-z0-9.:[\]-]+)$/i,
      'must be an origin such as https://app.example.com, without path, or *',
    ),
  );

/** Any URL; what it may point to is for each use to say. CloudFront takes 8 KB. */
export const url = z.string().check(
  z.maxLength(2048),
  z.refine(
    (text) => /^https?:\/\/[!-~]+$/i.test(text) && URL.canParse(text),
    'must be a URL such as https://shop.example.com/',
  ),
);

/** Deliberately narrow: one mailbox SNS can mail to, no display name, no quoting. RFC 5321 caps it at 254. */
export const email = z
  .string()
  .check(
    z.maxLength(254),
    z.regex(
      new RegExp(`^[A-Za-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@${label}(?:\\.${label})+$`, 'i'),
      'must be an e-mail address such as ana@example.com',
    ),
  );

/** An IAM ARN (its longest documented form stays below 700 characters) or a JWT subject. */
export const principal = z
  .string()
  .check(z.minLength(1), z.maxLength(700), z.regex(/^[!-~]+$/, 'must be visible ASCII without spaces'));
