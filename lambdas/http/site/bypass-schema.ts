import * as z from 'zod/mini';
import { instant, slug } from '../server/text-fields';
import { enforcement } from './enforcement';
import { url } from './network-fields';

/** A day at most: whoever still needs to pass tomorrow gets a new one tomorrow. */
export const bypassLinkRequest = z.strictObject({
  url,
  expiresInMinutes: z.int().check(z.minimum(1), z.maximum(1440)),
});

const change = { siteId: slug, revision: z.int(), ...enforcement };

/** The edge knows of the change from `revision` on. */
export const bypassChange = z.object(change);

/** Opens the site for its holder until `expiresAt`. */
export const bypassLink = z.object({ url: z.string(), expiresAt: instant, ...change });

/** The value of the header `x-maintenance-bypass`, told this once. */
export const bypassHeader = z.object({ secret: z.string(), ...change });
