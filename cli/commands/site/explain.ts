import { Option } from '@commander-js/extra-typings';
import type { Explanation } from '../../api/answers';
import type { Session } from '../../session';
import { type CurrentSession, examples, type Parent } from '../parent';

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

interface Options {
  readonly method?: string;
  readonly ip?: string;
  readonly at?: string;
  readonly zone?: string;
}

export function addExplain(site: Parent, session: CurrentSession): void {
  site
    .command('explain')
    .description('show what the edge does with a request, and why')
    .argument('<url>', 'of the request')
    .addOption(new Option('--method <method>', 'of the request (default: GET)').choices(methods))
    .option('--ip <address>', 'of the visitor')
    .option('--at <time>', 'at this time instead of now')
    .option('--zone <zone>', 'IANA time zone of --at and of what is shown (default: UTC)')
    .addHelpText(
      'after',
      examples(
        'site explain https://shop.example.com/cart --method POST',
        'site explain https://shop.example.com/ --at "2026-11-29 02:30 Europe/Paris"',
      ),
    )
    .action((url, options) => explain(session(), url, options));
}

async function explain(session: Session, url: string, { method, ip, ...options }: Options): Promise<void> {
  const { showExplanation } = await import('../../views/explain-view');
  const { askedInstant } = await import('../../times/asked-instant');
  const { zoneOption } = await import('../../times/zones');
  const zone = zoneOption(options.zone) ?? 'UTC';
  const query = { url, method, ip, at: await askedInstant(session, '--at', options.at, zone) };
  const reply = await (await session.api()).get<Explanation>('/v1/explain', query);
  await session.printer.answer(reply, showExplanation(zone, session.now()));
}
