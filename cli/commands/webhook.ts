import type { Delivery, Replayed } from '../api/answers';
import { at } from '../api/quiesce-api';
import type { Session } from '../session';
import { wholeNumber } from './number';
import { type CurrentSession, examples, type Parent } from './parent';

const exampleEvent = 'quiesce/shop/42';

export function addWebhook(program: Parent, session: CurrentSession): void {
  const webhook = program.command('webhook').description('what webhooks took, and events again').helpGroup('Tools:');
  webhook
    .command('deliveries')
    .description('list which events a webhook took, the newest first')
    .argument('<webhook>', 'id of the webhook in the configuration')
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .addHelpText('after', examples('webhook deliveries tickets --limit 10'))
    .action((webhookId, { limit }) => deliveries(session(), webhookId, limit));
  webhook
    .command('replay')
    .description('send an event to a webhook again')
    .argument('<webhook>', 'id of the webhook in the configuration')
    .argument('<event>', 'id of the event: STACK/CHAIN/SEQUENCE')
    .addHelpText('after', examples(`webhook replay tickets ${exampleEvent}`))
    .action((webhookId, eventId) => replay(session(), webhookId, eventId));
}

async function deliveries(session: Session, webhookId: string, limit: number | undefined): Promise<void> {
  const { showDeliveries } = await import('../views/webhook-view');
  const api = await session.api();
  const reply = await api.get<{ items: readonly Delivery[] }>(at`/v1/webhooks/${webhookId}/deliveries`, { limit });
  await session.printer.answer(reply, ({ items }, page) => showDeliveries(items, page));
}

async function replay(session: Session, webhookId: string, eventId: string): Promise<void> {
  const ask = { body: { eventId }, key: session.options.idempotencyKey };
  const reply = await (await session.api()).send<Replayed>('POST', at`/v1/webhooks/${webhookId}/replay`, ask);
  await session.printer.answer(reply, (answer, page) => {
    page.line(`${answer.eventId} is on its way to ${answer.webhookId} again.`);
  });
}
