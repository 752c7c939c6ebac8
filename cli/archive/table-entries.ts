import type { AuditEntry } from '../../lambdas/domain/audit/audit';
import { entryIn } from '../../lambdas/domain/audit/exported-chain';
import type { QuiesceApi } from '../api/quiesce-api';
import { CommandFailure } from '../failures';
import { readBytes } from '../terminal/read-file';

/** Successive entries after one of them, as many as one answer has; none when there are no more yet. */
export type TableEntries = (after: number) => Promise<readonly AuditEntry[]>;

/** @param siteId of the directory’s chain without it */
export const apiEntries =
  (api: QuiesceApi, siteId: string | undefined): TableEntries =>
  async (after) => {
    const { text } = await api.get('/v1/audit/export', { siteId, after });
    return entriesOn(text, 'The export of the API');
  };

/** @throws UsageFailure when the file cannot be read; CommandFailure when it is no export */
export async function fileEntries(file: string): Promise<TableEntries> {
  const entries = entriesOn((await readBytes(file)).toString('utf8'), file);
  return async (after) => entries.filter(({ seq }) => seq > after);
}

function entriesOn(text: string, where: string): AuditEntry[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line, index) => {
    const entry = entryIn(line);
    if (entry) return entry;
    throw new CommandFailure(`${where} has no audit entry, as it is exported, on line ${index + 1}.`);
  });
}
