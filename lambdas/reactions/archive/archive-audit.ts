import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { entryHash } from '../../domain/audit/chain';
import { nameOf } from '../../platform/log';
import type { Store } from '../../store/port';
import type { ReactionDeps } from '../deps';
import { logLate } from '../late-records';
import { newEntries, type StreamedEntry } from './archived-record';
import { type FillDeps, fillChain, putEntry } from './fill-chain';

export interface ArchiveAuditDeps extends FillDeps, Pick<ReactionDeps, 'clock'> {
  readonly store: Pick<Store, 'auditEntries' | 'searchAudit'>;
  /** Up to which entry this copy of the function knows each chain to be archived without a gap. It may forget. */
  readonly archived: Map<string, number>;
}

/** A chain that somebody wants to be filled, because nothing new was added to it since the archive was switched on. */
const fillCall = z.strictObject({ chain: z.string().check(z.minLength(1)) });
const streamEvent = z.object({ Records: z.array(z.custom<DynamoDBRecord>()) });

export interface Filled {
  readonly chain: string;
  /** Whether the archive has the whole chain now; otherwise call again. */
  readonly complete: boolean;
}

/**
 * Copies new entries of the audit table into the archive, those of a chain one after the other, after everything before them. Late,
 * repeated and reordered deliveries find their objects there already. What S3 did not take comes again with everything after it.
 *
 * @param event of the stream, or `{ chain }`
 * @throws ZodError for anything else
 */
export async function archiveAudit(deps: ArchiveAuditDeps, event: unknown): Promise<DynamoDBBatchResponse | Filled> {
  const streamed = z.safeParse(streamEvent, event);
  return streamed.success ? archiveRecords(deps, streamed.data.Records) : fill(deps, z.parse(fillCall, event).chain);
}

async function fill(deps: ArchiveAuditDeps, chain: string): Promise<Filled> {
  const { items } = await deps.store.searchAudit(chain, { order: 'newest' }, { limit: 1 });
  return { chain, complete: await fillChain(deps, chain, items[0]?.seq ?? 0) };
}

async function archiveRecords(deps: ArchiveAuditDeps, records: readonly DynamoDBRecord[]) {
  logLate(deps, records, 'audit-archive-late');
  const entries = newEntries(records);
  const chains = [...new Set(entries.map(({ entry }) => entry.chain))];
  const failed = await Promise.all(
    chains.map((chain) =>
      archiveChain(
        deps,
        entries.filter(({ entry }) => entry.chain === chain),
      ),
    ),
  );
  const batchItemFailures = failed.flatMap((one) => (one === undefined ? [] : [{ itemIdentifier: one.position }]));
  deps.log('entries-archived', { count: entries.length });
  return { batchItemFailures };
}

/** @returns the first that could not be copied; none after it was */
async function archiveChain(
  deps: ArchiveAuditDeps,
  entries: readonly StreamedEntry[],
): Promise<StreamedEntry | undefined> {
  for (const streamed of entries) {
    const { chain, seq } = streamed.entry;
    try {
      if (!(await archiveEntry(deps, streamed))) return streamed;
    } catch (thrown) {
      deps.log('entry-not-archived', { chain, sequence: seq, error: nameOf(thrown) });
      return streamed;
    }
  }
  return undefined;
}

/** @returns false when entries before it are still missing */
async function archiveEntry(deps: ArchiveAuditDeps, { entry }: StreamedEntry): Promise<boolean> {
  const { chain, seq, prevHash, hash, ...rest } = entry;
  const known = deps.archived.get(chain) ?? 0;
  if (seq > known + 1 && !(await fillChain(deps, chain, seq - 1))) return false;
  if (hash !== entryHash(prevHash, { ...rest, chain, seq })) deps.log('audit-entry-broken', { chain, sequence: seq });
  await putEntry(deps.archive, entry);
  deps.archived.set(chain, Math.max(known, seq));
  return true;
}
