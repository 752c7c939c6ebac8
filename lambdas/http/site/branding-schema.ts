import * as z from 'zod/mini';
import { forms } from '../../domain/forms';
import { lengths } from '../../domain/limits';
import { formed, line } from '../server/fields';

/** How a site looks to visitors, approvers and readers of mails. In requests and answers alike. */
export const branding = z.strictObject({
  name: z.exactOptional(line(lengths.siteName)),
  logo: z.exactOptional(formed(forms.logo)),
  accentColor: z.exactOptional(formed(forms.color)),
});
