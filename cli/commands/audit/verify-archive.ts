import { ORG } from '../../../lambdas/domain/audit/audit';
import { assertKnownSite } from '../../api/known-site';
import { type ArchiveVerdict, compareWithArchive } from '../../archive/compare';
import { openCopies } from '../../archive/open-copies';
import { apiEntries, fileEntries, type TableEntries } from '../../archive/table-entries';
import { exitCodes } from '../../exit-codes';
import { CommandFailure, UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { showArchiveVerdict } from '../../views/archive-view';

export interface ArchiveOptions {
  readonly site?: string;
  readonly file?: string | undefined;
  readonly head?: string;
  readonly after?: number;
}

/** Compares the table, or an export of it, with the copy that nobody can change. */
export async function verifyArchive(session: Session, where: string | true, options: ArchiveOptions): Promise<void> {
  if (options.head !== undefined) throw new UsageFailure('--head and --archive exclude each other.');
  const table = await tableOf(session, options);
  const copies = await openCopies(session, where, options.file !== undefined);
  const chain = await chainOf(table, options);
  const verdict = await compared(session, { chain, after: options.after ?? 0, table, copies });
  if (options.site !== undefined && options.file === undefined && verdict.valid && verdict.entries === 0)
    await assertKnownSite(await session.api(), options.site);
  await session.printer.answer({ body: verdict }, (_, page) => showArchiveVerdict(verdict, copies.name, page));
  const [first] = verdict.differences;
  if (!first) return;
  const advice = 'docs/runbook.md#the-audit-log-and-its-copy-differ says what to do.';
  throw new CommandFailure(
    `The table and the copy differ at entry ${first.from} of ${chain}.`,
    exitCodes.failed,
    advice,
  );
}

async function tableOf(session: Session, { site, file }: ArchiveOptions): Promise<TableEntries> {
  return file === undefined ? apiEntries(await session.api(), site) : fileEntries(file);
}

async function chainOf(table: TableEntries, { site, file }: ArchiveOptions): Promise<string> {
  if (site !== undefined || file === undefined) return site ?? ORG;
  return (await table(0))[0]?.chain ?? ORG;
}

async function compared(
  session: Session,
  question: Omit<Parameters<typeof compareWithArchive>[0], 'now' | 'onPage'>,
): Promise<ArchiveVerdict> {
  let last = question.after;
  const told = () => `Compared up to entry ${last}`;
  const progress = await session.io.progress(told());
  const onPage = (seq: number) => {
    last = seq;
    progress.update(told());
  };
  return compareWithArchive({ ...question, now: session.now(), onPage }).finally(() => progress.stop(told()));
}
