import type { Template } from '../../../lambdas/domain/proposal/proposal';
import { Refusal, type RefusalCode } from '../../../lambdas/domain/refusal';
import { defaultPolicy } from '../../../lambdas/domain/site/site-rules';
import type { Plan } from '../../../lambdas/domain/window/window';
import { problemOf } from '../../../lambdas/http/server/problem';
import { changeList, type Fact } from '../../../lambdas/page/fact-list';
import { actorName, nameOf } from '../../../lambdas/page/people';
import { planFacts, planView } from '../../../lambdas/page/plan-view';
import { policyFacts } from '../../../lambdas/page/policy-view';
import { votesView } from '../../../lambdas/page/question-view';
import { refusedPage } from '../../../lambdas/page/refused-page';
import { templateFacts } from '../../../lambdas/page/template-view';
import { duration, instantView } from '../../../lambdas/page/times';
import { at, hour, Service } from '../fixtures';

/** 2026-11-22T12:00:00Z */
const now = 1_795_348_800;
const clock = { now, timeZones: ['Europe/Berlin'] };
const nobody = { people: [], machines: [], version: 0 };
const plan: Plan = {
  mode: 'full',
  startsAt: now + hour,
  endsAt: now + 2 * hour,
  hostnames: ['shop.example'],
  paths: [],
  exemptions: [],
};
const said = (facts: readonly Fact[], label: string) => facts.find((fact) => fact.label === label)?.value.text;

describe('a plan', () => {
  it.each([
    [now, 'What will happen'],
    [now + hour, 'What is happening'],
    [now + 2 * hour, 'What happened'],
  ])('at %d is told as: %s', (moment, heading) => {
    expect(planView(plan, { ...clock, now: moment }).text).toContain(`<h2 id="what">${heading}</h2>`);
  });

  it('says which scripts read refusals', () => {
    const from = (corsOrigins: readonly string[]) =>
      said(planFacts({ ...plan, corsOrigins }, clock), 'Scripts that read refusals');
    expect(from(['*'])).toBe('from any origin');
    expect(from(['https://a.example', 'https://b.example'])).toBe(
      '<code>https://a.example</code>, <code>https://b.example</code>',
    );
  });

  it('that did not change has no changes', () => {
    const facts = planFacts({ ...plan, message: 'Soon', messages: { fr: 'Bientôt' } }, clock);
    expect(changeList(facts, facts)).toBeUndefined();
    expect(changeList(facts, planFacts(plan, clock))?.text).toMatch(
      /<dt>Visitors read<\/dt>.*Soon.*nothing<\/dd><dt>Visitors who prefer <code>fr<\/code> read<\/dt>/,
    );
  });
});

describe('a template', () => {
  const template: Template = {
    name: 'Reindex',
    mode: 'full',
    hostnames: ['shop.example'],
    paths: [],
    maximumDurationSeconds: 3600,
    uses: 1,
    expiresAt: now + hour,
  };

  it('says how often, where and when', () => {
    const facts = templateFacts(template, clock);
    expect(said(facts, 'May be used')).toBe('once');
    expect(said(facts, 'Hours')).toBe('at any hour');
    expect(said(facts, 'Hosts')).toBe('<code>shop.example</code>');
    const daily = { ...template, uses: 3, hours: { from: '22:00', to: '24:00', timeZone: 'UTC' } };
    expect(said(templateFacts(daily, clock), 'Hours')).toBe('22:00 to 24:00 UTC, every day');
    expect(said(templateFacts(daily, clock), 'May be used')).toBe('3 times');
  });
});

describe('a policy', () => {
  it('is told in words', () => {
    const strict = { ...defaultPolicy, remindBeforeSeconds: [], selfApproval: true, lateApprovers: true };
    const facts = policyFacts({ ...strict, requireLogin: true, approvers: { people: ['ana'], groups: [] } }, nobody);
    expect(said(facts, 'Reminders')).toBe('none');
    expect(said(facts, 'Approving one’s own request')).toBe('allowed');
    expect(said(facts, 'Approvers added after the request')).toBe('count');
    expect(said(facts, 'How to vote')).toBe('signed in only, through the API');
    expect(said(facts, 'Who may approve')).toBe('<bdi>ana</bdi>');
    expect(said(policyFacts(defaultPolicy, nobody), 'Reminders')).toBe('1 hour before the deadline');
  });
});

describe('people', () => {
  it('who left are called by their ids, and strangers by their principals', () => {
    expect(nameOf(nobody, 'ana').text).toBe('<bdi>ana</bdi>');
    expect(nameOf(nobody, undefined).text).toBe('<bdi>somebody unknown</bdi>');
    expect(actorName(nobody, { principal: 'arn:aws:iam::1:user/x' }).text).toBe('<bdi>arn:aws:iam::1:user/x</bdi>');
  });

  it('who changed a plan are named beside who asked for it', async () => {
    const service = await Service.start({}, { ben: 'Ben' });
    const windowId = String((await service.request()).json.windowId);
    const body = { endsAt: at(service.now + 3 * hour) };
    await service.api('PATCH /v1/windows/{windowId}', { as: 'ben', path: { windowId }, body });
    const { token } = await service.mailedLink(windowId, 'ana', 2);
    expect((await service.visit('GET', token)).text).toContain('<dt>Changed by</dt><dd><bdi>Ben</bdi></dd>');
  });
});

describe('votes', () => {
  it('of people who may not vote any more are there, and do not count', () => {
    const vote = { approverId: 'ana', decision: 'approve', at: now, assurance: 'signed' } as const;
    const rules = {
      approvalsRequired: 1,
      veto: true,
      selfApproval: false,
      lateApprovers: false,
      requireLogin: false,
      remindBeforeSeconds: [],
    };
    const question = {
      planVersion: 1,
      digest: '',
      rules,
      askedBy: [],
      askedAt: now,
      decideBy: now + hour,
      votes: [vote],
    };
    const asked = { kind: 'request', siteId: 'shop', subjectId: 'shop.1', question, reason: 'Upgrade' } as const;
    const rest = { ticket: undefined, requestedBy: { principal: 'rita' }, comments: [], timeZones: ['UTC'] };

    const { text } = votesView({ ...asked, ...rest }, nobody, clock);

    expect(text).toMatch(/0 of 1<ul class="votes"><li><bdi>ana<\/bdi> approved.*<small>Does not count: /);
  });
});

describe('times', () => {
  it('name each zone once, and say how far away they are', () => {
    const zones = { now, timeZones: ['America/New_York', 'Europe/Berlin'] };
    expect(instantView(now, zones).text).toBe(
      '<time datetime="2026-11-22T12:00:00Z">Sun, 22 November 2026 at 07:00 GMT-5</time>' +
        '<small>Sun 22 Nov, 13:00 CET · Sun 22 Nov, 12:00 UTC · now</small>',
    );
    expect(instantView(now - 61, { now, timeZones: ['UTC'] }).text).toContain('1 minute 1 second ago');
    expect(duration(0)).toBe('0 seconds');
  });
});

describe('the page of a refusal', () => {
  const page = (code: RefusalCode, details: Record<string, unknown> = {}) =>
    refusedPage(problemOf(new Refusal(code, 'Why it is so.', details)), 'request-1');

  it.each<[RefusalCode, Record<string, unknown>, string]>([
    ['illegal-move', { actual: 'expired' }, 'This request has expired'],
    ['illegal-move', { actual: 'active' }, 'This is decided already'],
    ['illegal-move', {}, 'This is decided already'],
    ['overlap', {}, 'Another window is in the way'],
    ['edge-capacity', {}, 'The edge has no room for this plan'],
    ['late-approver', {}, 'You came too late to vote on this'],
    ['login-required', {}, 'This vote has to be signed'],
    ['self-approval', {}, 'You cannot vote on your own request'],
    ['unknown-site', {}, 'Unknown site'],
  ])('%s %j has the heading: %s', (code, details, heading) => {
    expect(page(code, details)).toContain(`<h1>${heading}</h1>`);
  });

  it('offers to take a vote back only where that is possible', () => {
    expect(page('link-used', { withdrawable: true })).toContain('Take my vote back');
    expect(page('link-used', { withdrawable: false })).not.toContain('<form');
  });

  it('says of a mistake of ours that the vote may be missing', () => {
    const text = refusedPage(problemOf(new Error('secret detail')), 'request-1');
    expect(text).toContain('Something went wrong');
    expect(text).not.toContain('secret detail');
    expect(text).not.toContain('Nothing was changed');
  });
});
