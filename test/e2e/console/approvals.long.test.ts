import type { Browser } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { Stage } from '../harness';
import { Person } from './person';

jest.setTimeout(120_000);

describeInChromium('the approvals in the console', () => {
  let browser: Browser;
  let stage: Stage;
  beforeAll(async () => {
    [browser, stage] = await Promise.all([launch(), Stage.open()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const open = (name: string, path: string) => Person.open(browser, stage.endpoints, { name, path });

  /** An administrator proposes another policy, and looks at the proposal. */
  async function propose(approvals: string, reason: string): Promise<Person> {
    const ada = await open('Administrator', '/sites/demo/edit');
    await ada.type('Approvals required', approvals);
    await ada.type('Reason', reason);
    await ada.press('button', 'Save');
    await ada.press('link', 'Show the proposal');
    await ada.heading('New policy for demo');
    await ada.sees(reason);
    return ada;
  }

  it('take a change of a policy from its proposal to its approval, which shows without a reload', async () => {
    const ana = await open('Ana', '/approvals');
    await ana.sees('Nothing waits for your vote');
    const ada = await propose('2', 'Two pairs of eyes');

    await ana.sees('Two pairs of eyes');
    await ana.page
      .getByRole('row', { name: /Approvals required 1 2/ })
      .first()
      .waitFor();
    await ana.press('button', 'Approve: Two pairs of eyes');
    await ana.press('button', 'Approve', ana.dialog);
    await ana.sees('You approved.');

    await ada.sees('Ana approved by sign-in');
    await ana.sees('Nothing waits for your vote');
    const { body } = await (await stage.api('viewer')).get('/v1/sites/demo');
    expect(body.policy).toMatchObject({ approvalsRequired: 2 });
    for (const person of [ana, ada]) {
      expect(person.noise).toEqual([]);
      await person.close();
    }
  });

  it('list a vote while it is undecided, take it back, and send a rejection with its reason', async () => {
    const ada = await propose('1', 'One is enough');
    const ana = await open('Ana', '/approvals');
    await ana.press('button', 'Approve: One is enough');
    await ana.press('button', 'Approve', ana.dialog);
    await ana.sees('1 of 2 – You approved');
    await ana.press('button', 'Withdraw my vote: One is enough');
    await ana.press('button', 'Withdraw my vote', ana.dialog);
    await ana.sees('0 of 2');

    await ana.press('button', 'Reject: One is enough');
    await ana.type('Reason (optional)', 'Not before the audit', ana.dialog);
    await ana.press('button', 'Reject', ana.dialog);
    await ana.sees('You rejected.');

    await ada.sees('“Not before the audit”');
    await ada.sees('Decision');
    for (const person of [ana, ada]) {
      expect(person.noise).toEqual([]);
      await person.close();
    }
  });
});
