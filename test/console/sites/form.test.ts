import type { Site } from '../../../console/api/types';
import { formOf, newForm, type SiteForm } from '../../../console/pages/site-form/form';
import { meanwhileRows } from '../../../console/pages/site-form/meanwhile-rows';
import { patchOf } from '../../../console/pages/site-form/patch-of';
import { settingsOf } from '../../../console/pages/site-form/settings-of';
import { rebased } from '../../../console/parts/drafts/edits';
import { settingNames, settingOf } from '../../../console/parts/settings/settings';
import { en } from '../../../console/texts/en';
import { siteFrom } from '../../../lambdas/commands/steps/site-settings';
import { noSecrets } from '../../../lambdas/domain/site/bypass';
import { siteJson } from '../../../lambdas/http/site/present';
import { shownWith } from '../../../lambdas/queries/site/get-site';

/** A site in which no setting has its default. */
const full: Site = {
  siteId: 'shop',
  hostnames: ['shop.example.com', '*.shop.example.com'],
  timeZone: 'Europe/Paris',
  exemptions: ['/health', 'POST /login,1'],
  allowedMethods: ['GET', 'HEAD', 'POST'],
  corsOrigins: ['https://app.example.com'],
  pathMatch: 'segments-and-suffixes',
  retryAfterMaximumSeconds: 61,
  branding: { name: 'Shop', logo: 'data:image/png;base64,AAAA', accentColor: '#0f766e' },
  notices: { languages: ['de', 'en'] },
  bypass: { cidrs: ['203.0.113.0/24'], linkKeys: 1, header: true },
  policy: {
    approvalsRequired: 2,
    veto: false,
    selfApproval: true,
    lateApprovers: true,
    requireLogin: true,
    signInMaxAgeSeconds: 5_400,
    remindBeforeSeconds: [7_200, 90],
    remindPublicBeforeSeconds: [],
    timeoutSeconds: 86_401,
    leadTimeSeconds: 0,
    maximumDurationSeconds: 129_600,
    overrunSeconds: 600,
    approvers: { people: ['ana', 'ben'], groups: ['dba'] },
    emergency: { maximumDurationSeconds: 0, ratifyWithinSeconds: 60 },
  },
  version: 7,
};
const settings = { hostnames: ['a.example.com'], siteId: 'a' };
const plain = siteJson(shownWith(siteFrom(settings, { wildcards: false }, 1), noSecrets('a')));

const patchFor = (site: Site, edit: Partial<SiteForm>) =>
  patchOf(settingsOf(formOf(site)), settingsOf({ ...formOf(site), ...edit }));

describe('what is typed about a site', () => {
  it.each([full, plain])('is the site as it was read: sent unchanged it changes nothing', (site) => {
    for (const name of settingNames) expect(settingOf(settingsOf(formOf(site)), name)).toEqual(settingOf(site, name));
    expect(patchFor(site, {})).toEqual({});
    expect(patchFor(site, { reason: 'Only a reason', ticket: 'OPS-1' })).toEqual({});
  });

  it('begins with the defaults of the API for a new site', () => {
    expect(settingsOf({ ...newForm, hostnames: 'a.example.com' })).toEqual(
      settingsOf({ ...formOf(plain), hostnames: 'a.example.com' }),
    );
  });

  const edits: readonly (readonly [Partial<SiteForm>, object])[] = [
    [{ name: ' Store ' }, { branding: { name: 'Store' } }],
    [{ name: '' }, { branding: { name: null } }],
    [{ logo: '' }, { branding: { logo: null } }],
    [{ accentColor: '#112233' }, { branding: { accentColor: '#112233' } }],
    [{ hostnames: 'b.example.com\n\n c.example.com ' }, { hostnames: ['b.example.com', 'c.example.com'] }],
    [{ timeZone: 'UTC' }, { timeZone: 'UTC' }],
    [{ exemptions: '' }, { exemptions: [] }],
    [{ methods: ['POST', 'GET'] }, { allowedMethods: ['GET', 'POST'] }],
    [{ cidrs: '' }, { bypass: { cidrs: [] } }],
    [{ origins: '*' }, { corsOrigins: ['*'] }],
    [{ pathMatch: 'segments' }, { pathMatch: 'segments' }],
    [{ retryAfter: { amount: '5', unit: 'minutes' } }, { retryAfterMaximumSeconds: 300 }],
    [{ languages: [] }, { notices: { languages: [] } }],
    [{ approvalsRequired: '1' }, { policy: { approvalsRequired: 1 } }],
    [{ asked: 'everyone' }, { policy: { approvers: null } }],
    [{ people: ['ben'] }, { policy: { approvers: { people: ['ben'], groups: ['dba'] } } }],
    [{ groups: [] }, { policy: { approvers: { people: ['ana', 'ben'], groups: [] } } }],
    [{ veto: true }, { policy: { veto: true } }],
    [{ selfApproval: false }, { policy: { selfApproval: false } }],
    [{ lateApprovers: false }, { policy: { lateApprovers: false } }],
    [{ requireLogin: false }, { policy: { requireLogin: false } }],
    [{ signInMaxAge: { amount: '', unit: 'hours' } }, { policy: { signInMaxAgeSeconds: null } }],
    [{ reminders: [] }, { policy: { remindBeforeSeconds: [] } }],
    [{ publicReminders: [{ amount: '1', unit: 'days' }] }, { policy: { remindPublicBeforeSeconds: [86_400] } }],
    [{ timeout: { amount: '1', unit: 'days' } }, { policy: { timeoutSeconds: 86_400 } }],
    [{ leadTime: { amount: '2', unit: 'minutes' } }, { policy: { leadTimeSeconds: 120 } }],
    [{ longest: { amount: '1.5', unit: 'hours' } }, { policy: { maximumDurationSeconds: 5_400 } }],
    [{ overrun: { amount: '0', unit: 'days' } }, { policy: { overrunSeconds: 0 } }],
    [
      { longestEmergency: { amount: '1', unit: 'hours' } },
      { policy: { emergency: { maximumDurationSeconds: 3_600 } } },
    ],
    [{ ratifyWithin: { amount: '1', unit: 'days' } }, { policy: { emergency: { ratifyWithinSeconds: 86_400 } } }],
  ];
  it.each(edits)('sends exactly the member that %j edits', (edit, patch) => {
    expect(patchFor(full, edit)).toEqual(patch);
  });
});

describe('a site that somebody else changed meanwhile', () => {
  const now: Site = {
    ...full,
    timeZone: 'UTC',
    branding: { ...full.branding, name: 'Shop of today' },
    policy: { ...full.policy, veto: true },
    version: 8,
  };
  const typed = { ...formOf(full), name: 'My shop', overrun: newForm.overrun, reason: 'Why' };
  const draft = { base: formOf(full), typed };

  it('is compared: what it was, what it is now, and what is typed', () => {
    expect(meanwhileRows(draft, now, { texts: en, locale: 'en' })).toEqual([
      { name: 'branding.name', label: 'Name', before: 'Shop', now: 'Shop of today', typed: 'My shop' },
      { name: 'timeZone', label: 'Time zone', before: 'Europe/Paris', now: 'UTC', typed: 'Europe/Paris' },
      {
        name: 'policy.veto',
        label: en.sites.names['policy.veto'],
        before: en.sites.no,
        now: en.sites.yes,
        typed: en.sites.no,
      },
    ]);
  });

  it('keeps what was typed, takes everything else as it is now, and sends only the edits', () => {
    const { base, typed: kept } = rebased(draft, formOf(now));
    expect(base).toEqual(formOf(now));
    expect(kept).toEqual({ ...formOf(now), name: 'My shop', overrun: newForm.overrun, reason: 'Why' });
    expect(patchOf(settingsOf(base), settingsOf(kept))).toEqual({
      branding: { name: 'My shop' },
      policy: { overrunSeconds: 0 },
    });
  });
});
