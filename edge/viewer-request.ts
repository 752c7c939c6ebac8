import cf from 'cloudfront';
import type { EdgeEvent, EdgeRequest, EdgeResponse } from './event';
import { guard } from './guard';

const store = cf.kvs();

/** The CloudFront Function. CloudFront freezes the clock at the start of the call. */
export async function handler(event: EdgeEvent): Promise<EdgeRequest | EdgeResponse> {
  return guard(event, store, Math.floor(Date.now() / 1000));
}
