import { open } from 'node:fs/promises';
import type { QuiesceApi, Reply } from '../../api/quiesce-api';
import { CommandFailure } from '../../failures';
import type { Session } from '../../session';
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
  const api = await session.api();
  if (out === undefined) {
    for await (const part of partsOf(api, site, after)) session.printer.raw(part);
    return;
  }
  const file = await open(out, 'wx').catch((error: unknown) => {
    throw new CommandFailure(`${out} cannot be written: ${error instanceof Error ? error.message : error}.`);
  });
  let lines = 0;
  try {
    for await (const part of partsOf(api, site, after)) {
      await file.write(part);
      lines += part.split('\n').length - 1;
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
    yield text;
    from = /[?&]after=(\d+)[^>]*>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
  } while (from !== undefined);
}
