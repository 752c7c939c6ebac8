import type { ListedStatus } from '../api/answers';
import type { Shown } from '../output/page';
import type { Text } from '../output/text';
import { minuteText, secondsOf } from '../times/told';
import { edgeText, modeText } from './site-view';

/** A table of sites with what each is now. @param now milliseconds since 1970 */
export const showStatuses =
  (now: number): Shown<readonly ListedStatus[]> =>
  (statuses, page) =>
    page.table(
      ['SITE', 'MODE', 'NEXT (UTC)', 'REQUESTS'],
      statuses.map((status) => {
        const edge = status.published ? undefined : edgeText(status, now);
        return {
          cells: [status.siteId, modeText(status.mode), nextText(status), requestsText(status)],
          ...(edge !== undefined && { below: `edge ${typeof edge === 'string' ? edge : edge.text}` }),
        };
      }),
    );

const nextText = ({ nextBoundary }: ListedStatus): string =>
  nextBoundary ? `${nextBoundary.boundary} ${minuteText(secondsOf(nextBoundary.at), 'UTC')}` : '-';

const requestsText = ({ requests }: ListedStatus): Text =>
  requests === 0 ? '-' : { text: String(requests), tone: 'busy' };
