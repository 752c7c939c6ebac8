import { eventually, Stage } from './harness';

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

describe('public notices', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage?.close());

  const mailsTo = async (to: string): Promise<readonly Mail[]> => {
    const mails = (await (await fetch(new URL('/messages', stage.endpoints.mailbox))).json()) as readonly Mail[];
    return mails.filter((mail) => mail.to === to).reverse();
  };
  /** What a subscriber heard, without the mail that asked for confirmation. */
  const heard = async (to: string) => (await mailsTo(to)).slice(1).map(({ subject }) => subject.split(' (')[0]);
  const untilHeard = (to: string, last: string, withinMs?: number) =>
    eventually(
      () => heard(to),
      (subjects) => subjects.at(-1) === last,
      withinMs,
    );

  async function site(siteId: string, to: string, remindPublicBeforeSeconds: readonly number[]): Promise<void> {
    const policy = { leadTimeSeconds: 0, overrunSeconds: 600, remindPublicBeforeSeconds };
    const settings = { timeZone: 'Europe/Paris', notices: { languages: ['en', 'ar'] }, policy };
    const admin = await stage.api('admin');
    await admin.post('/v1/sites', { siteId, hostnames: [`${siteId}.localhost`], ...settings });
    const asked = await admin.post(`/v1/sites/${siteId}/subscribers`, { email: to });
    expect(asked).toMatchObject({ status: 200, body: { state: 'pending' } });
    const [mail] = await mailsTo(to);
    const link = /http:\S+confirmation\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect((await fetch(link)).status).toBe(200);
    const counted = (await (await stage.api('viewer')).get(`/v1/sites/${siteId}/subscribers`)).body;
    expect(counted).toMatchObject({ confirmed: 1, pending: 0 });
  }

  async function approved(siteId: string, inSeconds: number): Promise<string> {
    const more = { reason: 'SECRET', ticket: 'SECRET-1', paths: ['/SECRET'], message: 'Back soon' };
    const { windowId } = await stage.requestWindow({ siteId, inSeconds, seconds: 60, more });
    await stage.vote('ana', windowId);
    return windowId;
  }

  it('tell a subscriber in two languages of the whole life of a window, once of each thing', async () => {
    const carl = 'carl@customer.example';
    await site('quay', carl, [60]);
    const windowId = await approved('quay', 120);
    await untilHeard(carl, 'quay: Maintenance scheduled', 30_000);
    await untilHeard(carl, 'quay: Reminder of maintenance', 150_000);
    await untilHeard(carl, 'quay: Maintenance has started', 120_000);
    const requester = await stage.api('requester');
    expect((await requester.post(`/v1/windows/${windowId}/extend`, { durationMinutes: 5 })).status).toBe(200);
    await untilHeard(carl, 'quay: Maintenance takes longer');
    expect((await requester.post(`/v1/windows/${windowId}/end`, {})).status).toBe(200);
    await untilHeard(carl, 'quay: Maintenance has ended');
    expect(await heard(carl)).toHaveLength(5);
    const [, scheduled, , , , ended] = await mailsTo(carl);
    expect(scheduled?.text).toMatch(/\[English\][\s\S]+Back soon[\s\S]+العربية/);
    expect(ended?.text).toContain('The site can be used as usual again.');
    expect(JSON.stringify((await mailsTo(carl)).slice(1))).not.toContain('SECRET');
  }, 400_000);

  it('tell that a window is cancelled, and nothing where they are off', async () => {
    const dora = 'dora@customer.example';
    await site('pier', dora, []);
    const windowId = await approved('pier', 3600);
    await untilHeard(dora, 'pier: Maintenance scheduled', 30_000);
    await (await stage.api('requester')).post(`/v1/windows/${windowId}/cancel`, {});
    await untilHeard(dora, 'pier: Maintenance cancelled');
    const refused = await (await stage.api('admin')).post('/v1/sites/demo/subscribers', { email: dora });
    expect(refused).toMatchObject({ status: 409, body: { code: 'notices-off' } });
  }, 120_000);
});
