import { describeConsole } from './describe-console';
import { bothHands } from './hands/both';
import type { Person } from './person';

jest.setTimeout(120_000);

describeConsole('the approvals in the console', (at) => {
  const open = (name: string, path: string) => at.person({ name, path });

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
    const { body } = await (await at.stage.api('viewer')).get('/v1/sites/demo');
    expect(body.policy).toMatchObject({ approvalsRequired: 2 });
  });

  it.each(bothHands)('take a comment, and show it to whoever decides and asked: by %s', async (means, handsOn) => {
    const reason = `Move the orders, by ${means}`;
    const { windowId } = await at.stage.requestWindow({ more: { reason } });
    const rita = await open('Rita', `/windows/${windowId}`);
    const [ana, ben] = await Promise.all(
      ['Ana', 'Ben'].map((name) => at.person({ name, path: '/approvals', handsOn })) as [
        Promise<Person>,
        Promise<Person>,
      ],
    );

    await ana.press('button', `Comment: ${reason}`);
    await ana.press('button', 'Comment', ana.dialog);
    await ana.sees('Enter a comment.', ana.dialog);
    await ana.type('Comment', 'Is the backup done?', ana.dialog);
    await ana.press('button', 'Comment', ana.dialog);
    await ana.sees('Your comment is recorded.');

    await Promise.all([ana, ben, rita].map((person) => person.sees('“Is the backup done?”')));
    expect(await at.stage.window(windowId)).toMatchObject({ comments: [{ personId: 'ana' }] });
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
  });
});
