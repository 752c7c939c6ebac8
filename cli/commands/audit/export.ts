import { open } from 'node:fs/promises';
import { assertKnownSite } from '../../api/known-site';
import type { QuiesceApi, Reply } from '../../api/quiesce-api';
import type { Session } from '../../session';
import { cannotBeWritten } from '../../terminal/write-file';
import { wholeNumber } from '../number';
import { type CurrentSession, examples, type Parent } from '../parent';

interface Options {
  readonly site?: string;
  readonly after?: number;
  readonly out?: string;
}

export function addExport(audit: Parent, session: CurrentSession): void {
  audit
    .command('export')
    .description('export an audit chain as JSON Lines, exactly as it was hashed')
    .option('--site <site>', 'of this site (default: of the directory)')
    .option('--after <seq>', 'only entries after this one', wholeNumber)
    .option('-o, --out <file>', 'into this file, which must not exist yet (default: standard output)')
    .addHelpText('after', examples('audit export --site shop -o shop.jsonl', 'audit export --site shop | jq .action'))
    .action((options) => exportChain(session(), options));
}

async function exportChain(session: Session, { site, after, out }: Options): Promise<void> {
  const parts = partsOf(await session.api(), site, after);
  if (out === undefined) {
    for await (const part of parts) session.printer.raw(part);
    return;
  }
  // Read before there is a file: of an unknown site there is none.
  const first = await parts.next();
  const file = await open(out, 'wx').catch((error: unknown) => {
    throw cannotBeWritten(out, error);
  });
  let lines = 0;
  try {
    for (let part = first; !part.done; part = await parts.next()) {
      await file.write(part.value);
      lines += part.value.split('\n').length - 1;
    }
  } finally {
    await file.close();
  }
  session.note(`${lines} entries are in ${out}.`);
}

/** A long chain comes in parts; each names the next one in its `Link` header. */
async function* partsOf(api: QuiesceApi, siteId: string | undefined, after: number | undefined) {
  let from: string | number | undefined = after;
  do {
    const { text, headers }: Reply<unknown> = await api.get('/v1/audit/export', { siteId, after: from });
    if (text === '' && siteId !== undefined) await assertKnownSite(api, siteId);
    yield text;
    from = /[?&]after=(\d+)[^>]*>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
  } while (from !== undefined);
}
