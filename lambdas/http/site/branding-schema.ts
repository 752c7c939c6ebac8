import * as z from 'zod/mini';
import { forms } from '../../domain/forms';
import { lengths } from '../../domain/limits';
import { formed, line } from '../server/fields';

const [name, logo, accentColor] = [line(lengths.siteName), formed(forms.logo), formed(forms.color)];

/** How a site looks to visitors, approvers and readers of mails. In requests and answers alike. */
export const branding = z.strictObject({
  name: z.exactOptional(name),
  logo: z.exactOptional(logo),
  accentColor: z.exactOptional(accentColor),
});

/** In a merge patch: what is left out does not change, and `null` removes it. */
export const brandingPatch = z.partial(
  z.strictObject({ name: z.nullable(name), logo: z.nullable(logo), accentColor: z.nullable(accentColor) }),
);
