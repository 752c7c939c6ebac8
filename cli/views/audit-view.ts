import type { AuditEntry } from '../api/answers';
import type { Shown } from '../output/page';
import { minuteText } from '../times/told';
import { principalText } from './votes-view';

export const showEntries: Shown<readonly AuditEntry[]> = (entries, page) =>
  page.table(
    ['SEQ', 'AT (UTC)', 'ACTION', 'BY'],
    entries.map((entry) => ({
      cells: [String(entry.seq), minuteText(Math.floor(Date.parse(entry.at) / 1000), 'UTC'), entry.action],
      last: actorText(entry.actor),
      below: `${entry.subject}${entry.reason === undefined ? '' : `: ${entry.reason}`}`,
    })),
  );

export const actorText = ({ personId, machineId, principal }: AuditEntry['actor']): string =>
  machineId ?? personId ?? principalText(principal);
