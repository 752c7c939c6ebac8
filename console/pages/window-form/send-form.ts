import { type Api, bodyOf, etagOf } from '../../api/client';
import type { ShownWindow, Site } from '../../api/types';
import { changeOf } from './change-of';
import { type Form, requestOf } from './form';

export interface Sent {
  readonly typed: Form;
  readonly site: Site;
  /** The window that is edited, as it was read. */
  readonly edited: ShownWindow | undefined;
  /** The form as it was when the person began. */
  readonly base: Form;
}

/** @param key the Idempotency-Key */
export async function sendForm(
  api: Api,
  { typed, site, edited, base }: Sent,
  key: string,
): Promise<{ windowId: string }> {
  const once = { 'Idempotency-Key': key };
  if (!edited) return bodyOf(api.POST('/v1/windows', { params: { header: once }, body: requestOf(typed, site) }));
  const { windowId, version } = edited;
  const params = { path: { windowId }, header: { ...once, 'If-Match': etagOf(version) } };
  return bodyOf(api.PATCH('/v1/windows/{windowId}', { params, body: changeOf(typed, edited, site, base) }));
}
