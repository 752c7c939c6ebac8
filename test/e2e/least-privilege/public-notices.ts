import { GetScheduleCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { awaitMail } from '../../../local/tour/mailbox';
import { eventually, type RequestedWindow, type Stage } from '../harness';
import type { Administrator } from './administrator';

const siteId = 'announced';
const subscriber = 'carl@customer.example';

/** A subscriber is told of a window, and a reminder is ahead. */
export async function announced(stage: Stage): Promise<RequestedWindow> {
  await stage.createSite(siteId, { remindPublicBeforeSeconds: [1800] });
  const admin = await stage.api('admin');
  const site = `/v1/sites/${siteId}`;
  await admin.call(site, { method: 'PATCH', body: { notices: { languages: ['en'] } } });
  await admin.post(`${site}/subscribers`, { email: subscriber }, { 'idempotency-key': 'subscriber' });
  const { text } = await awaitMail(stage.endpoints.mailbox, subscriber, /confirmation\.html/);
  await fetch(String(text.split(/\s+/).find((word) => /^http.*confirmation\.html/.test(word))));
  await (await stage.api('viewer')).get(`${site}/subscribers`);
  const window = await stage.requestWindow({ siteId, inSeconds: 7200 });
  await stage.vote('ana', window.windowId);
  await awaitMail(stage.endpoints.mailbox, subscriber, /: Maintenance scheduled/);
  return window;
}

/** As if the notice had never been sent; reconcile misses it. */
export async function untold(admin: Administrator, { windowId }: RequestedWindow): Promise<void> {
  await admin.rewrite('NOTICES', windowId, ({ known: _, ...told }) => told);
}

/** The reminder comes at once, the window is cancelled, and the site goes with its topic. */
export async function calledOff(stage: Stage, admin: Administrator, { windowId }: RequestedWindow): Promise<void> {
  const { reminderAt } = await admin.item('NOTICES', windowId);
  const entry = { GroupName: 'quiesce-notices', Name: `n-${windowId}-${Number(reminderAt).toString(36)}` };
  const look = () => admin.scheduler.send(new GetScheduleCommand(entry)).catch(() => undefined);
  const { FlexibleTimeWindow, Target, ActionAfterCompletion } = (await look()) ?? {};
  const now = { ...entry, FlexibleTimeWindow, Target, ActionAfterCompletion };
  await admin.scheduler.send(new UpdateScheduleCommand({ ...now, ScheduleExpression: 'at(2020-01-01T00:00:00)' }));
  await eventually(look, (schedule) => schedule === undefined);
  await (await stage.api('requester')).post(`/v1/windows/${windowId}/cancel`, { reason: 'Not needed' });
  await untilGone(admin, 'NOTICES', windowId);
  await (await stage.api('admin')).call(`/v1/sites/${siteId}`, { method: 'DELETE' });
  await untilGone(admin, `TOPIC#${siteId}`, 'NOTICES');
}

const untilGone = (admin: Administrator, pk: string, sk: string) =>
  eventually(
    () => admin.item(pk, sk),
    ({ type }) => type === undefined,
    30_000,
  );
