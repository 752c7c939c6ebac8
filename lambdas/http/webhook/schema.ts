import * as z from 'zod/mini';
import { id, line } from '../server/fields';
import { pageQuery } from '../server/paging-fields';

export const webhookPath = z.strictObject({ webhookId: id });
export const deliveryFilter = z.strictObject({ limit: pageQuery.shape.limit });
/** `eventId`: the `id` in an event, `{stack}/{chain}/{sequence}`. */
export const replayBody = z.strictObject({ eventId: line(100) });
