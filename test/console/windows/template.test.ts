import type { Proposal } from '../../../console/api/types';
import { requestOf } from '../../../console/pages/window-form/form';
import { templateFaults, timesOf } from '../../../console/pages/window-form/judge';
import { formFromTemplate, hostnamesFor, mayText, type Template } from '../../../console/pages/window-form/template';
import { whyNotUsable } from '../../../console/parts/templates/template-use';
import { aSite } from './fixtures';

const site = aSite();
const template: Template = {
  name: 'Weekly reindex',
  mode: 'read-only',
  maximumDurationSeconds: 1200,
  uses: 2,
  hostnames: site.hostnames,
  paths: ['/search'],
  expiresAt: '2027-01-31T00:00:00Z',
};
const proposal: Proposal = {
  proposalId: 'shop.01KBHP0000000000000000000T',
  siteId: 'shop',
  kind: 'template',
  status: 'approved',
  template,
  used: 1,
  reason: 'The same every week',
  requestedBy: { principal: 'arn:rita', personId: 'rita' },
  requestedAt: '2026-11-20T10:00:00Z',
  decideBy: '2026-11-21T10:00:00Z',
  planVersion: 1,
  digest: 'd'.repeat(64),
  version: 2,
  approvals: { required: 1, veto: true, requireLogin: false, votes: [] },
};
const now = Date.parse('2026-12-01T00:00:00Z');

describe('a window from a template', () => {
  it('has what the template fixes, and no longer a duration than it allows', () => {
    const form = { ...formFromTemplate(proposal), date: '2026-12-01', time: '22:00', reason: 'Reindex' };
    expect(requestOf(form, site)).toEqual({
      siteId: 'shop',
      templateId: proposal.proposalId,
      mode: 'read-only',
      paths: ['/search'],
      startsAt: '2026-12-01T22:00',
      durationMinutes: 20,
      timeZone: 'Europe/Paris',
      reason: 'Reindex',
    });
  });

  it('names hostnames where the template chose some, and where the site has got more since', () => {
    expect(hostnamesFor(template, site)).toEqual([]);
    const one = { ...template, hostnames: ['shop.example.com', 'gone.example.com'] };
    expect(hostnamesFor(one, site)).toEqual(['shop.example.com']);
    expect(hostnamesFor({ ...template, hostnamesChosen: true }, site)).toEqual(site.hostnames);
  });

  it('has texts only in the languages of the template', () => {
    const may = (texts: Template['texts']) =>
      ['fr', 'de'].map((tag) => mayText({ ...template, ...(texts && { texts }) }, tag));
    expect(may(undefined)).toEqual([true, true]);
    expect(may({ maximumLength: 80 })).toEqual([true, true]);
    expect(may({ maximumLength: 80, languages: ['fr'] })).toEqual([true, false]);
    expect(may({ maximumLength: 0 })).toEqual([false, false]);
  });

  it('is not made from a template that is spent, expired, revoked, of a deleted site, or none', () => {
    const { template: _, ...policy } = proposal;
    const deleted = { ...proposal, ofDeletedSite: true };
    const all = [proposal, { ...proposal, used: 2 }, { ...proposal, status: 'cancelled' as const }, policy, deleted];
    expect(all.map((one) => whyNotUsable(one, now))).toEqual([
      undefined,
      'spent',
      'not-approved',
      'no-template',
      'of-deleted-site',
    ]);
    expect(whyNotUsable(proposal, Date.parse(template.expiresAt))).toBe('expired');
  });

  it('is told what the template has against it', () => {
    const at = (date: string, minutes: string) => {
      const form = { ...formFromTemplate(proposal), date, time: '22:00', minutes };
      return templateFaults(timesOf(form, site.timeZone), form, template);
    };
    expect(at('2026-12-01', '20')).toEqual([]);
    expect(at('2027-01-31', '21')).toEqual(['after-template', 'too-long-for-template']);
  });
});
