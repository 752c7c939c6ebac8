import { at } from '../../api/quiesce-api';
import type { Session } from '../../session';
import { type CurrentSession, examples, type Parent } from '../parent';

interface Subscriber {
  readonly email: string;
  readonly state: 'pending' | 'confirmed';
}

export function addSubscribe(site: Parent, session: CurrentSession): void {
  site
    .command('subscribe')
    .description('ask a mailbox to confirm that it wants the public notices of a site')
    .argument('<site>', 'which site')
    .argument('<email>', 'whose mailbox')
    .addHelpText('after', examples('site subscribe shop carl@customer.example'))
    .action((siteId, email) => subscribe(session(), siteId, email));
}

async function subscribe(session: Session, siteId: string, email: string): Promise<void> {
  const ask = { body: { email }, key: session.options.idempotencyKey };
  const reply = await (await session.api()).send<Subscriber>('POST', at`/v1/sites/${siteId}/subscribers`, ask);
  await session.printer.answer(reply, ({ state }, page) =>
    page.line(
      state === 'confirmed'
        ? `${email} hears the notices of ${siteId} already.`
        : `${email} was asked to confirm; until then it hears nothing of ${siteId}.`,
    ),
  );
}
