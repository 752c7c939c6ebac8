import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { methods } from '../../domain/site/methods';
import { instantFilter } from '../server/fields';
import { url } from '../site/network-fields';

export const explainQuery = z.strictObject({
  url,
  method: z.exactOptional(z.enum(methods)),
  ip: z.exactOptional(
    z.string().check(
      z.maxLength(45),
      z.refine((text) => isIP(text) !== 0, 'must be an IPv4 or IPv6 address'),
    ),
  ),
  at: z.exactOptional(instantFilter),
});
