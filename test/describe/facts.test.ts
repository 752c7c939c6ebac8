import { differences } from '../../lambdas/describe/facts';
import { actorName, personName } from '../../lambdas/describe/people';
import { planFacts } from '../../lambdas/describe/plan-facts';
import { policyFacts } from '../../lambdas/describe/policy-facts';
import { templateFacts } from '../../lambdas/describe/template-facts';
import { durationText, instantTexts, rangeTexts } from '../../lambdas/describe/times';
import { defaultPolicy } from '../../lambdas/domain/site/site-rules';
import { factOf, hour, nobody, now, plan, words } from './fixtures';

describe('a plan', () => {
  it('says which scripts can read refusals', () => {
    const from = (corsOrigins: readonly string[]) =>
      words(factOf(planFacts({ ...plan, corsOrigins }), 'Scripts that can read refusals'));
    expect(from(['*'])).toBe('from any origin');
    expect(from(['https://a.example', 'https://b.example'])).toBe('https://a.example, https://b.example');
  });

  it('that did not change has no differences', () => {
    const facts = planFacts({ ...plan, message: 'Soon', messages: { fr: 'Bientôt' } });
    expect(differences(facts, facts)).toEqual([]);
    expect(differences(facts, planFacts(plan))).toEqual([
      { label: 'Text for visitors', before: [{ written: 'Soon' }] },
      { label: 'Text for visitors (fr)', before: [{ written: 'Bientôt', language: 'fr' }] },
    ]);
  });
});

describe('a template', () => {
  const template = {
    name: 'Reindex',
    mode: 'full',
    hostnames: ['shop.example'],
    paths: [],
    maximumDurationSeconds: 3600,
    uses: 1,
    expiresAt: now + hour,
  } as const;

  it('says how often, where and when', () => {
    const facts = templateFacts(template);
    expect(words(factOf(facts, 'Can be used'))).toBe('once');
    expect(words(factOf(facts, 'Hours'))).toBe('at any time of day');
    expect(words(factOf(facts, 'Hosts'))).toBe('shop.example');
    const daily = { ...template, uses: 3, hours: { from: '22:00', to: '24:00', timeZone: 'UTC' } };
    expect(words(factOf(templateFacts(daily), 'Hours'))).toBe('22:00 to 24:00 UTC, every day');
    expect(words(factOf(templateFacts(daily), 'Can be used'))).toBe('3 times');
  });
});

describe('a policy', () => {
  it('is described in words', () => {
    const strict = { ...defaultPolicy, remindBeforeSeconds: [], selfApproval: true, lateApprovers: true };
    const facts = policyFacts({ ...strict, requireLogin: true, approvers: { people: ['ana'], groups: [] } }, nobody);
    const said = (label: string) => words(factOf(facts, label));
    expect(said('Reminders')).toBe('none');
    expect(said('Approving own requests')).toBe('allowed');
    expect(said('Votes of approvers added after the request')).toBe('count');
    expect(said('How to vote')).toBe('signed in, not by mail');
    expect(said('Who can approve')).toBe('ana');
    expect(words(factOf(policyFacts(defaultPolicy, nobody), 'Reminders'))).toBe('1 hour before the deadline');
  });
});

describe('people', () => {
  it('who left are called by their ids, and strangers by their principals', () => {
    expect(personName(nobody, 'ana')).toEqual({ written: 'ana' });
    expect(actorName(nobody, {})).toEqual([{ written: 'somebody unknown' }]);
    expect(actorName(nobody, { principal: 'github' })).toEqual([{ written: 'github' }]);
  });

  it.each([
    ['arn:aws:iam::1:user/ops/rita', 'rita (IAM user, not in the directory)'],
    ['arn:aws:sts::1:assumed-role/Operators/rita', 'rita (role Operators, not in the directory)'],
    ['arn:aws:iam::1:role/Operators', 'arn:aws:iam::1:role/Operators'],
  ])('who are %s are called %s', (principal, written) => {
    expect(actorName(nobody, { principal })).toEqual([{ written }]);
  });
});

describe('times', () => {
  it('name each zone once', () => {
    expect(instantTexts(now, ['America/New_York', 'Europe/Berlin'])).toEqual([
      'Sun, 22 November 2026 at 07:00 GMT-5',
      'Sun 22 Nov, 13:00 CET',
      'Sun 22 Nov, 12:00 UTC',
    ]);
    expect(instantTexts(now, ['UTC'])).toEqual(['Sun, 22 November 2026 at 12:00 UTC']);
    expect(instantTexts(now, [])).toEqual(['Sun, 22 November 2026 at 12:00 UTC']);
    expect(rangeTexts(now, now + 3600, ['America/New_York', 'Europe/Berlin', 'Europe/Paris'])).toEqual([
      'Sun 22 Nov, 07:00 – 08:00 GMT-5',
      'Sun 22 Nov, 13:00 – 14:00 CET',
      'Sun 22 Nov, 12:00 – 13:00 UTC',
    ]);
  });

  it('last exactly as long as they say, unless they are cut', () => {
    expect(durationText(0)).toBe('0 seconds');
    expect(durationText(90_061)).toBe('1 day 1 hour 1 minute 1 second');
    expect(durationText(90_061, 2)).toBe('1 day 1 hour');
    expect(durationText(7200)).toBe('2 hours');
  });
});
