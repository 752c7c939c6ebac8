import type { Proposal, Template } from '../../../lambdas/domain/proposal/proposal';
import { assertCovers, templateOf } from '../../../lambdas/domain/proposal/template-rules';
import type { Refusal } from '../../../lambdas/domain/refusal';
import { defaultPolicy } from '../../../lambdas/domain/site/site-rules';
import type { Plan } from '../../../lambdas/domain/window/window';
import { aProposal } from '../../contract/subjects';

const now = 1_793_613_600;
const hour = 3600;
const template: Template = {
  name: 'Nightly',
  mode: 'full',
  hostnames: ['a.example', 'b.example'],
  paths: ['/shop'],
  maximumDurationSeconds: hour,
  uses: 2,
  expiresAt: now + 24 * hour,
};
const wanted = (changes: Partial<Template>) => () => templateOf({ ...template, ...changes }, defaultPolicy, now);

describe('templateOf', () => {
  it('writes paths and days in their one form', () => {
    const hours = { from: '22:00', to: '04:00', days: [5, 1], timeZone: 'UTC' };
    expect(wanted({ paths: ['/shop/', '/shop/cart'], hours })()).toEqual({
      ...template,
      hours: { ...hours, days: [1, 5] },
    });
  });

  it.each<[string, Partial<Template>]>([
    ['the longest name', { name: 'x'.repeat(60) }],
    ['1000 uses', { uses: 1000 }],
    ['a minute', { maximumDurationSeconds: 60 }],
    ['all that the site allows', { maximumDurationSeconds: defaultPolicy.maximumDurationSeconds }],
    ['366 days', { expiresAt: now + 366 * 24 * hour }],
  ])('takes %s', (_, changes) => {
    expect(wanted(changes)).not.toThrow();
  });

  it.each<[string, string, Partial<Template>]>([
    ['malformed', 'no name', { name: ' ' }],
    ['malformed', 'a name of two lines', { name: 'a\nb' }],
    ['malformed', 'a name of 61 characters', { name: 'x'.repeat(61) }],
    ['malformed', 'no use', { uses: 0 }],
    ['malformed', '1001 uses', { uses: 1001 }],
    ['malformed', 'half a use', { uses: 1.5 }],
    ['malformed', 'less than a minute', { maximumDurationSeconds: 59 }],
    ['malformed', 'half a second', { maximumDurationSeconds: 90.5 }],
    ['too-long', 'more than the site allows', { maximumDurationSeconds: defaultPolicy.maximumDurationSeconds + 1 }],
    ['malformed', 'an expiry that passed', { expiresAt: now }],
    ['malformed', 'an expiry between two seconds', { expiresAt: now + 1.5 }],
    ['too-far-ahead', 'more than 366 days', { expiresAt: now + 366 * 24 * hour + 1 }],
    ['malformed', 'what is no path', { paths: ['shop'] }],
    ['malformed', 'what are no hours', { hours: { from: '1', to: '2', timeZone: 'UTC' } }],
  ])('refuses with %s %s', (code, _, changes) => {
    expect(wanted(changes)).toThrow(expect.objectContaining({ code }));
  });
});

const approved = (changes: Partial<Template> = {}, rest: Partial<Proposal> = {}): Proposal => ({
  ...aProposal(1, 'demo', 'template', 'approved'),
  content: { kind: 'template', template: { ...template, ...changes } },
  used: 0,
  ...rest,
});
const plan: Plan = {
  mode: 'full',
  startsAt: now + hour,
  endsAt: now + 2 * hour,
  hostnames: ['a.example'],
  paths: ['/shop/cart'],
  exemptions: [],
};

function refusal(proposal: Proposal, changes: Partial<Plan> = {}): Refusal | undefined {
  try {
    assertCovers(proposal, { ...plan, ...changes });
    return undefined;
  } catch (error) {
    return error as Refusal;
  }
}

describe('assertCovers', () => {
  it.each<[string, Partial<Template>, Partial<Plan>]>([
    ['a plan inside the template', {}, {}],
    ['the last use', { uses: 1 }, {}],
    ['a start in the last second', { expiresAt: now + hour + 1 }, {}],
    ['the whole site', { paths: [] }, { paths: [] }],
    ['the very scope', {}, { paths: ['/SHOP'] }],
    ['hours it lies in', { hours: { from: '00:00', to: '24:00', timeZone: 'UTC' } }, {}],
  ])('takes %s', (_, changes, planned) => {
    expect(refusal(approved(changes), planned)).toBeUndefined();
  });

  it.each<[string, Partial<Template>, Partial<Plan>]>([
    ['expiresAt', { expiresAt: now + hour }, {}],
    ['mode', { mode: 'read-only' }, {}],
    ['hostnames', {}, { hostnames: ['a.example', 'c.example'] }],
    ['paths', {}, { paths: [] }],
    ['paths', {}, { paths: ['/shop', '/shopping'] }],
    ['maximumDurationSeconds', {}, { endsAt: now + 2 * hour + 1 }],
    ['hours', { hours: { from: '22:00', to: '04:00', timeZone: 'UTC' } }, {}],
    ['hours', { hours: { from: '00:00', to: '24:00', days: [7], timeZone: 'UTC' } }, {}],
  ])('refuses what breaks %s, naming it', (rule, changes, planned) => {
    const proposal = approved(changes);
    expect(refusal(proposal, planned)).toMatchObject({
      code: 'template-mismatch',
      details: { templateId: proposal.proposalId, rule },
    });
  });

  it.each(['requested', 'rejected', 'expired', 'cancelled'] as const)('refuses a template that is %s', (status) => {
    expect(refusal(approved({}, { status }))).toMatchObject({
      code: 'template-mismatch',
      message: expect.stringContaining(status),
      details: { rule: 'status' },
    });
  });

  it('refuses a template whose uses are spent', () => {
    expect(refusal(approved({}, { used: 2 }))).toMatchObject({ code: 'template-spent', details: { uses: 2 } });
  });

  it('knows no template in a policy', () => {
    expect(refusal(aProposal(1, 'demo', 'policy', 'approved'))?.code).toBe('unknown-proposal');
  });

  it('says hours and days', () => {
    const hours = { from: '22:00', to: '04:00', days: [1, 5], timeZone: 'UTC' };
    expect(refusal(approved({ hours }))?.message).toBe(
      'The template allows windows from 22:00 to 04:00 in UTC on days 1, 5 (1 is Monday). Leave templateId out to ask for approval.',
    );
  });
});
