import { awaitVotingMail, type Mail, type VotingMail, voteOnPage } from '../../../local/tour/mailbox';
import { eventually, Stage } from '../harness';
import { voteOnceLetIn } from './people';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 120_000);
afterAll(() => stage.close(), 30_000);

const ana = 'ana@example.com';
const mailOf = (windowId: string) => awaitVotingMail(stage.endpoints.mailbox, ana, windowId);

async function mailsTo(to: string, windowId: string): Promise<readonly Mail[]> {
  const mails = (await (await fetch(`${stage.endpoints.mailbox}/messages`)).json()) as readonly Mail[];
  return mails.filter((mail) => mail.to === to && mail.text.includes(`token=${windowId}.`));
}

/** Five wrong codes. @returns the statuses of the answers */
async function guess({ link, code }: VotingMail): Promise<readonly number[]> {
  const statuses = [];
  for (let attempt = 1; attempt <= 5; attempt++) {
    const wrong = String((Number(code) + attempt) % 1_000_000).padStart(6, '0');
    statuses.push((await voteOnceLetIn({ link, code: wrong })).status);
  }
  return statuses;
}

describe('guessing codes', () => {
  it('locks the code for a while, mails nothing, and keeps no approver from voting', async () => {
    // Reminders leave an hour before the deadline, and would be counted here.
    const { windowId } = await stage.requestWindow({ inSeconds: 14_400 });
    const mail = await mailOf(windowId);
    expect(await guess(mail)).toEqual([403, 403, 403, 403, 403]);
    expect((await voteOnPage(mail, 'approve')).status).toBe(429);
    expect((await voteOnceLetIn(mail)).status).toBe(200);
    expect(await mailsTo(ana, windowId)).toHaveLength(1);
    await stage.untilStatus(windowId, 'approved');
  }, 60_000);

  it('leaves the other approvers, and the signed API, alone', async () => {
    const { windowId } = await stage.requestWindow({ inSeconds: 7200 });
    await guess(await mailOf(windowId));
    const signed = await (await stage.api('approver-ana')).post(`/v1/windows/${windowId}/approve`, { planVersion: 1 });
    expect(signed).toMatchObject({ status: 200, body: { status: 'approved' } });
  }, 60_000);
});

it('the public page lets a burst in and then a few each second, whoever asks, and the API goes on', async () => {
  const { windowId } = await stage.requestWindow({ inSeconds: 10_800 });
  const { link } = await mailOf(windowId);
  const asked = await Promise.all(Array.from({ length: 60 }, () => fetch(link)));
  const refused = asked.filter(({ status }) => status === 429);
  expect(asked.length - refused.length).toBeGreaterThanOrEqual(20);
  expect(refused.length).toBeGreaterThan(20);
  expect(await refused[0]?.json()).toEqual({ message: 'Too Many Requests' });
  expect((await (await stage.api('viewer')).get(`/v1/windows/${windowId}`)).status).toBe(200);
  const later = await eventually(
    () => fetch(link),
    ({ status }) => status === 200,
  );
  expect(await later.text()).toContain('Approve');
}, 60_000);
