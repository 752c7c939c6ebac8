import { Refusal, type RefusalCode } from '../../../lambdas/domain/refusal';
import { problemOf } from '../../../lambdas/http/server/problem';
import { planView } from '../../../lambdas/page/plan-view';
import { votesView } from '../../../lambdas/page/question-view';
import { refusedPage } from '../../../lambdas/page/refused-page';
import { instantView } from '../../../lambdas/page/times';
import { nobody, now, plan } from '../../describe/fixtures';
import { at, hour, Service } from '../fixtures';

const clock = { now, timeZones: ['Europe/Berlin'] };

describe('a plan', () => {
  it.each([
    [now, 'What will happen'],
    [now + hour, 'What is happening'],
    [now + 2 * hour, 'What happened'],
  ])('at %d is told as: %s', (moment, heading) => {
    expect(planView(plan, { ...clock, now: moment }).text).toContain(`<h2 id="what">${heading}</h2>`);
  });
});

describe('people', () => {
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
    const rest = {
      collection: 'windows',
      siteName: 'Northwind Shop',
      timeZones: ['UTC'],
      facts: [],
      beside: [],
      requestedBy: { principal: 'rita' },
      comments: [],
    } as const;

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
  });
});

describe('the page of a refusal', () => {
  const page = (code: RefusalCode, details: Record<string, unknown> = {}) =>
    refusedPage(problemOf(new Refusal(code, 'Why it is so.', details)), 'request-1').body;

  it.each<[RefusalCode, Record<string, unknown>, string]>([
    ['illegal-move', { actual: 'expired' }, 'This request has expired'],
    ['illegal-move', { actual: 'active' }, 'This is already decided'],
    ['illegal-move', {}, 'This is already decided'],
    ['overlap', {}, 'It overlaps another window'],
    ['edge-capacity', {}, 'There is no room for this plan at the edge'],
    ['late-approver', {}, 'You became an approver after this was requested'],
    ['login-required', {}, 'This site accepts only signed votes'],
    ['self-approval', {}, 'You cannot vote on your own request'],
    ['unknown-site', {}, 'Unknown site'],
  ])('%s %j has the heading: %s', (code, details, heading) => {
    expect(page(code, details)).toContain(`<h1>${heading}</h1>`);
  });

  it('offers to take a vote back only where that is possible', () => {
    expect(page('link-used', { withdrawable: true })).toContain('Withdraw my vote');
    expect(page('link-used', { withdrawable: false })).not.toContain('<form');
  });

  it('says of a mistake of ours that the vote may be missing', () => {
    const text = refusedPage(problemOf(new Error('secret detail')), 'request-1').body;
    expect(text).toContain('Something went wrong');
    expect(text).not.toContain('secret detail');
    expect(text).not.toContain('changed nothing');
  });
});
