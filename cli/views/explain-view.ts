import type { Explanation } from '../api/answers';
import type { Shown } from '../output/page';
import { secondsOf, toldTime } from '../times/told';
import { edgeText, modeText } from './site-view';

const meanings: Readonly<Record<Exclude<Explanation['rule'], 'refuse'>, string>> = {
  'no-schedule': 'passes: the edge has no windows for this host',
  'nothing-now': 'passes: no window covers this path now',
  'reads-pass': 'passes: read-only, and this method only reads',
  exempt: 'passes: an exemption of the site',
  bypass: 'passes: by the address of the visitor',
  'detail-missing': 'passes: the window’s entry cannot be read, and the edge fails open',
  preflight: 'answered for the browser’s preflight',
  status: 'answered by the edge itself',
  'page-part': 'answered by the edge itself: the style or the logo of the maintenance page',
};

const noSite = 'passes: no site has this host. See the host names with: quiesce site list';

/** What becomes of the request; where it is refused, with the status that the visitor gets. */
function meaningOf({ rule, mode }: Pick<Explanation, 'rule' | 'mode'>): string {
  return rule === 'refuse' ? `refused with ${mode === 'read-only' ? 403 : 503}` : meanings[rule];
}

/** @param now milliseconds since 1970 */
export const showExplanation =
  (zone: string, now: number): Shown<Explanation> =>
  (explanation, page) => {
    const told = (instant: string) => toldTime(secondsOf(instant), zone, now);
    const { rule, mode, window, planned, nextBoundary, revision, siteId } = explanation;
    const approvers = window?.approvers.map(({ approverId }) => approverId).join(', ');
    return page.facts([
      [
        'Answer',
        { text: siteId === undefined ? noSite : meaningOf(explanation), tone: rule === 'refuse' ? 'busy' : 'good' },
      ],
      ['Rule', rule],
      ['Mode', modeText(mode)],
      ['At', told(explanation.at)],
      ['Site', siteId ?? 'none has this host'],
      ['Matched', explanation.matchedHostname],
      ['Window', window?.windowId],
      ['Reason', window?.reason],
      ['Until', window && told(window.endsAt)],
      ['Approved', approvers && `by ${approvers}`],
      ['Planned', planned && `${meaningOf(planned)} (${planned.mode})`],
      ['Next', nextBoundary && `${nextBoundary.boundary} of ${nextBoundary.windowId}, ${told(nextBoundary.at)}`],
      ['Edge', revision === undefined ? undefined : edgeText({ ...explanation, revision }, now)],
    ]);
  };
