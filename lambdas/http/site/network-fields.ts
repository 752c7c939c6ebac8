import * as z from 'zod/mini';
import { forms } from '../../domain/forms';
import { formed } from '../server/fields';

/** Upper case is accepted and converted to lower case. */
export const hostname = z
  .string()
  .check(
    z.maxLength(forms.protectedHostname.maximumLength),
    z.toLowerCase(),
    ...forms.protectedHostname.rules.map(([pattern, rule]) => z.regex(pattern, rule)),
  );

export const exemption = formed(forms.exemption);
export const cidr = formed(forms.cidr);
export const origin = formed(forms.origin);

/** Any URL; the command checks what it may point to. CloudFront accepts 8 KB. */
export const url = z.string().check(
  z.maxLength(2048),
  z.refine(
    (text) => /^https?:\/\/[!-~]+$/i.test(text) && URL.canParse(text),
    'must be a URL such as https://shop.example.com/',
  ),
);
