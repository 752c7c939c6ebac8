import type { Delivery } from '../api/answers';
import type { Page } from '../output/page';
import type { Tone } from '../output/text';
import { minuteText, secondsOf } from '../times/told';

const tones: Readonly<Record<Delivery['outcome'], Tone>> = { delivered: 'good', failed: 'busy', 'given-up': 'bad' };

/** A table of what a webhook took, and why it did not take the rest. */
export async function showDeliveries(items: readonly Delivery[], page: Page): Promise<void> {
  if (items.length === 0) return page.line('Nothing was sent to it in the last month.');
  const rows = items.map(({ eventId, eventType, outcome, attempts, lastAttemptAt, httpStatus, error }) => ({
    cells: [eventId, { text: outcome, tone: tones[outcome] }, minuteText(secondsOf(lastAttemptAt), 'UTC')],
    below: [eventType, `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`, httpStatus, error]
      .filter((part) => part !== undefined)
      .join(', '),
  }));
  await page.table(['EVENT', 'OUTCOME', 'LAST ATTEMPT (UTC)'], rows);
}
