import { principal } from '../events';
import { Service } from '../fixtures';

let service: Service;
beforeEach(async () => {
  service = await Service.start();
});

const change = (personId: string, body: object) =>
  service.api('PATCH /v1/people/{personId}', { as: 'admin', path: { personId }, body });
const remove = (personId: string) => service.api('DELETE /v1/people/{personId}', { as: 'admin', path: { personId } });
const texts = (personId: string) => service.mails.to(personId).map(({ text }) => text);
const recipients = () => service.mails.mails.map(({ to }) => to);

/** The kind: however an administrator takes the place of an approver, in one step or in several, the approver hears of it. */
describe('an approver whose place is taken', () => {
  it.each<[string, object, object]>([
    ['demoted', { approver: false }, { approver: true }],
    ['disabled', { disabled: true }, { disabled: false }],
  ])('hears of it before the mailbox is another one: %s', async (_, first, last) => {
    await change('ben', first);
    expect(texts('ben')).toEqual([expect.stringContaining('- May vote: no longer')]);
    await change('ben', { email: 'mallory@example.com', principals: [principal('mallory')] });
    await service.request();
    await change('ben', last);
    expect(texts('ana').at(-1)).toContain('- May vote: from now on');
  });

  it('hears that they were removed, at the mailbox they had, and so do the others while a question is open', async () => {
    await remove('ben');
    expect(recipients()).toEqual(['ben']);
    expect(texts('ben')).toEqual([expect.stringContaining('removed you (ben) from the directory.')]);
    expect(service.topics.topics.has('ben')).toBe(false);
  });

  it('is told of by others, too, while a question is open', async () => {
    const body = { personId: 'cleo', name: 'Cleo', email: 'cleo@example.com', principals: [], approver: true };
    await service.api('POST /v1/people', { as: 'admin', body });
    await service.request();
    await remove('cleo');
    // Cleo never confirmed a mailbox.
    expect(recipients().sort()).toEqual(['ana', 'ben']);
    expect(service.mails.to('ana')[0]?.subject).toBe('Cleo was removed from the directory');
  });

  it('hears of groups, by which policies name approvers', async () => {
    await change('ben', { groups: ['dba', 'web'] });
    await change('ben', { groups: ['web'] });
    expect(texts('ben')).toEqual([
      expect.stringMatching(/- Group joined: dba\n- Group joined: web\n/),
      expect.stringContaining('- Group left: dba\n'),
    ]);
  });

  it('is no mail about people who vote neither before nor after', async () => {
    await change('rita', { groups: ['dba'], disabled: true });
    await remove('rita');
    expect(recipients()).toEqual([]);
  });
});
