import * as z from 'zod/mini';
import { ranges } from '../../domain/limits';
import { id, instant, integer } from '../server/fields';
import { enforcement } from './enforcement';
import { url } from './network-fields';

export const bypassLinkRequest = z.strictObject({
  url,
  expiresInMinutes: integer(ranges.bypassLinkMinutes),
});

const change = { siteId: id, revision: z.int(), ...enforcement };

/** `revision` is the first one with this change. */
export const bypassChange = z.object(change);

/** Opens the site for its holder until `expiresAt`. */
export const bypassLink = z.object({ url: z.string(), expiresAt: instant, ...change });

/** The value of the header `x-maintenance-bypass`, shown only this once. */
export const bypassHeader = z.object({ secret: z.string(), ...change });
