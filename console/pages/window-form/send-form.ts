import { type Api, bodyOf, etagOf } from '../../api/client';
import type { ShownWindow, Site } from '../../api/types';
import { changeOf } from './change-of';
import { type Form, requestOf } from './form';

export interface Sent {
  readonly typed: Form;
  readonly site: Site;
  /** The window that is edited, as the person has seen it. */
  readonly edited: ShownWindow | undefined;
}

/** @param key the Idempotency-Key */
export async function sendForm(api: Api, { typed, site, edited }: Sent, key: string): Promise<{ windowId: string }> {
  if (!edited) {
    const header = { 'Idempotency-Key': key };
    return bodyOf(api.POST('/v1/windows', { params: { header }, body: requestOf(typed, site) }));
  }
  const { windowId, version } = edited;
  const params = { path: { windowId }, header: { 'Idempotency-Key': key, 'If-Match': etagOf(version) } };
  return bodyOf(api.PATCH('/v1/windows/{windowId}', { params, body: changeOf(typed, edited, site) }));
}
