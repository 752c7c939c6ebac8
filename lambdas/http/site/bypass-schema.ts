import * as z from 'zod/mini';
import { ranges } from '../../domain/limits';
import { integer } from '../server/fields';
import { url } from './network-fields';

export const bypassLinkRequest = z.strictObject({
  url,
  expiresInMinutes: integer(ranges.bypassLinkMinutes),
});
