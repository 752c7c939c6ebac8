import type { Site, SiteStatus } from '../api/answers';
import type { Shown } from '../output/page';
import type { Text } from '../output/text';
import { durationText } from '../times/duration';
import { distanceText, secondsOf, toldTime } from '../times/told';

export const showSites: Shown<readonly Site[]> = (sites, page) =>
  page.table(
    ['SITE', 'ZONE', 'APPROVALS', 'HOSTNAMES'],
    sites.map(({ siteId, timeZone, policy, hostnames }) => {
      const [first = '', ...more] = hostnames;
      return {
        cells: [siteId, timeZone, String(policy.approvalsRequired)],
        last: more.length === 0 ? first : `${first} +${more.length}`,
      };
    }),
  );

export const showSite: Shown<Site> = (site, page) =>
  page.facts([
    ['Site', { text: site.siteId, tone: 'strong' }],
    ['Name', site.branding?.name],
    ['Hostnames', site.hostnames.join(' ')],
    ['Zone', site.timeZone],
    ['Exemptions', site.exemptions.join(', ')],
    ['Read-only', `lets ${site.allowedMethods.join(', ')} pass`],
    ['Bypass', bypassText(site.bypass)],
    ['Notices', noticesText(site)],
    ...policyFacts(site.policy),
    ['Version', String(site.version)],
  ]);

/** Whether the public is told, in which languages, and when it is reminded. */
function noticesText({ notices: { languages }, policy: { remindPublicBeforeSeconds: before } }: Site): string {
  if (languages.length === 0) return 'off';
  const reminders = before.map((seconds) => durationText(seconds)).join(' and ');
  return `${languages.join(', ')}; ${before.length === 0 ? 'no reminders' : `reminders ${reminders} before`}`;
}

function bypassText({ cidrs, header }: Site['bypass']): string {
  const ways = [...cidrs, ...(header ? ['a header secret'] : [])];
  return ways.length === 0 ? 'nobody, but for links' : ways.join(', ');
}

/** The rules of a policy in words. */
export function policyFacts(policy: Site['policy']): readonly [string, Text][] {
  const { approvalsRequired, approvers, veto, selfApproval, requireLogin, emergency } = policy;
  const people = [...(approvers?.people ?? []), ...(approvers?.groups ?? []).map((group) => `group ${group}`)];
  const rules = [
    veto ? 'one rejection decides' : 'the majority decides',
    ...(selfApproval ? ['requesters may approve'] : []),
    ...(requireLogin ? ['signed votes only'] : []),
  ];
  const longest = emergency.maximumDurationSeconds;
  return [
    [
      'Approval',
      `${approvalsRequired} of ${people.length === 0 ? 'everyone who approves' : people.join(', ')}; ${rules.join(', ')}`,
    ],
    ['Timeout', durationText(policy.timeoutSeconds)],
    ['Lead time', durationText(policy.leadTimeSeconds)],
    ['Longest', `${durationText(policy.maximumDurationSeconds)}, ${overrunText(policy.overrunSeconds)}`],
    [
      'Emergency',
      longest === 0
        ? 'not allowed'
        : `${durationText(longest)}, to be ratified within ${durationText(emergency.ratifyWithinSeconds)}`,
    ],
  ];
}

const overrunText = (seconds: number): string =>
  seconds === 0 ? 'every extension needs approval' : `extended by up to ${durationText(seconds)} without approval`;

/** @param zone of the site, @param now milliseconds since 1970 */
export const showStatus =
  (zone: string, now: number): Shown<SiteStatus> =>
  (status, page) => {
    const told = (instant: string) => toldTime(secondsOf(instant), zone, now);
    const { window, nextBoundary, plannedMode } = status;
    return page.facts([
      ['Site', { text: status.siteId, tone: 'strong' }],
      ['At', told(status.at)],
      ['Mode', modeText(status.mode)],
      ['Planned', plannedMode && modeText(plannedMode)],
      ['Window', window && `${window.windowId}${window.paths.length === 0 ? '' : ` on ${window.paths.join(' ')}`}`],
      ['Next', nextBoundary && `${nextBoundary.boundary} of ${nextBoundary.windowId}, ${told(nextBoundary.at)}`],
      ['Edge', edgeText(status, now)],
      ['Break-glass', breakGlassText(status.breakGlass)],
    ]);
  };

export const modeText = (mode: SiteStatus['mode']): Text => ({ text: mode, tone: mode === 'open' ? 'good' : 'busy' });

/** Whether the edge has the newest revision. @param now milliseconds since 1970 */
export function edgeText(status: Edge, now: number): Text | undefined {
  const { revision, publishedRevision, expectedEnforcedBy, notPublishedReason } = status;
  if (notPublishedReason !== undefined && notPublishedReason !== 'under-way') {
    return { text: `not up to date: ${notPublishedReason}`, tone: 'bad' };
  }
  if (publishedRevision === undefined) return undefined;
  if (publishedRevision < revision) return `is being published (revision ${publishedRevision} of ${revision})`;
  const by = expectedEnforcedBy === undefined ? now : secondsOf(expectedEnforcedBy) * 1000;
  const everywhere = by > now ? `, everywhere ${distanceText(by / 1000, now)}` : '';
  return `up to date (revision ${publishedRevision})${everywhere}`;
}

interface Edge {
  readonly revision: number;
  readonly publishedRevision?: number | undefined;
  readonly expectedEnforcedBy?: string | undefined;
  readonly notPublishedReason?: string | undefined;
}

function breakGlassText({ allowed, suspended, unratified }: SiteStatus['breakGlass']): Text {
  const waiting = unratified.map(({ windowId }) => windowId).join(' ');
  if (suspended) return { text: `suspended until somebody ratifies ${waiting}`, tone: 'bad' };
  if (!allowed) return 'not allowed';
  return waiting === '' ? 'allowed' : `allowed; to be ratified: ${waiting}`;
}
