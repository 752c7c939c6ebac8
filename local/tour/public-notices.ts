import { apiAs } from './client';
import { awaitMail } from './mailbox';
import type { Scene } from './scene';

const customer = 'carl@customer.example';

/** Switches notices on for the demo site, and has a customer subscribe to them by mail. */
export async function subscribeCustomer({ narrator, directory, endpoints }: Scene): Promise<void> {
  narrator.heading('Customers can be told by mail');
  const admin = await apiAs('admin', directory);
  const site = '/v1/sites/demo';
  const changed = await admin.call(site, { method: 'PATCH', body: { notices: { languages: ['en'] } } });
  narrator.expect(changed.status === 200, 'the demo site has public notices now');
  await admin.post(`${site}/subscribers`, { email: customer });
  const mail = await awaitMail(endpoints.mailbox, customer, /confirmation\.html/);
  const [link = ''] = /http:\S+confirmation\.html\S+/.exec(mail.text) ?? [];
  await fetch(link);
  const { body } = await (await apiAs('viewer', directory)).get(`${site}/subscribers`);
  narrator.expect(body.confirmed === 1, `Carl, a customer, subscribes to them: ${body.confirmed} subscriber`);
}

/** @param subject the beginning of what is told, after the name of the site */
export async function expectNotice({ narrator, endpoints }: Scene, subject: string): Promise<void> {
  const mail = await awaitMail(endpoints.mailbox, customer, new RegExp(`: ${subject}`));
  narrator.expect(true, `mail to Carl: “${mail.subject}”`);
}
