import { Option } from '@commander-js/extra-typings';
import type { Proposal } from '../../api/answers';
import { at } from '../../api/quiesce-api';
import { UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { wholeNumber } from '../number';
import { type CurrentSession, collect, examples, type Parent } from '../parent';
import { modes } from '../window/modes';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

interface Options {
  readonly name: string;
  readonly mode: string;
  readonly longest: string;
  readonly uses: number;
  readonly expires: string;
  readonly reason: string;
  readonly path?: readonly string[];
  readonly hours?: string;
  readonly day?: readonly string[];
  readonly zone?: string;
  readonly textLength?: string;
  readonly textLanguage?: readonly string[];
  readonly ticket?: string;
}

export function addPropose(template: Parent, session: CurrentSession): void {
  template
    .command('propose')
    .description('propose a template to the approvers of a site')
    .argument('<site>', 'which site')
    .requiredOption('--name <text>', 'what people call it')
    .addOption(new Option('--mode <mode>', 'what its windows do').choices(modes).makeOptionMandatory())
    .requiredOption('--longest <duration>', 'how long its windows may last')
    .requiredOption('--uses <n>', 'how many windows may be made from it', wholeNumber)
    .requiredOption('--expires <time>', 'until when')
    .requiredOption('--reason <text>', 'why; for approvers and the audit chain')
    .option('--path <prefix>', 'only this path and what is below; can be repeated', collect)
    .option('--hours <from-to>', 'only at this time of day: 22:00-05:00')
    .addOption(new Option('--day <day...>', 'only on these days').choices(weekdays))
    .option('--zone <zone>', 'IANA time zone of these times (default: the site’s)')
    .option('--text-length <n>', 'longest text for visitors; 0 allows none')
    .option('--text-language <tag...>', 'texts in these languages only')
    .option('--ticket <text>', 'ticket number')
    .addHelpText(
      'after',
      examples(
        'template propose shop --name "Weekly reindex" --mode read-only --path /search --longest 1h --uses 12 --expires 2027-01-31T00:00Z --hours 22:00-05:00 --day sun mon --reason "The same every week"',
      ),
    )
    .action((siteId, options) => propose(session(), siteId, options));
}

async function propose(session: Session, siteId: string, options: Options): Promise<void> {
  const { showProposal } = await import('../../views/proposal-view');
  const api = await session.api();
  const body = await templateOf(session, siteId, options);
  const ask = { body, key: session.options.idempotencyKey };
  const reply = await api.send<Proposal>('POST', at`/v1/sites/${siteId}/templates`, ask);
  await session.printer.answer(reply, showProposal(session.now()));
}

async function templateOf(session: Session, siteId: string, options: Options) {
  const { readSite } = await import('../../api/reads');
  const { askTime } = await import('../../times/ask-time');
  const { readDuration } = await import('../../times/duration');
  const { instantText, toldTime } = await import('../../times/told');
  const { zoneOption } = await import('../../times/zones');
  const { name, mode, uses, reason, ticket, path: paths } = options;
  const zone = zoneOption(options.zone) ?? (await readSite(await session.api(), siteId)).body.timeZone;
  const expires = await askTime(session, '--expires', options.expires, zone);
  if (expires.at * 1000 <= session.now())
    throw new UsageFailure(`--expires ${options.expires}: this has passed; a template must expire in the future.`);
  session.printer.besides.facts([['Expires', toldTime(expires.at, expires.zone, session.now())]]);
  const lasting = {
    maximumDurationSeconds: readDuration(options.longest, '--longest'),
    expiresAt: instantText(expires.at),
  };
  return {
    name,
    mode,
    uses,
    reason,
    ticket,
    paths,
    ...lasting,
    hours: hoursOf(options, zone),
    texts: textsOf(options),
  };
}

function hoursOf({ hours, day }: Options, timeZone: string) {
  if (hours === undefined && day === undefined) return undefined;
  const [, from, to] = /^(\d{2}:\d{2})-(\d{2}:\d{2})$/.exec(hours ?? '') ?? [];
  if (from === undefined) throw new UsageFailure('Write --hours like 22:00-05:00; --day needs them.');
  const days = day?.map((one) => weekdays.indexOf(one) + 1);
  return { from, to, days, timeZone };
}

function textsOf({ textLength, textLanguage: languages }: Options) {
  if (textLength === undefined) {
    if (languages !== undefined) throw new UsageFailure('--text-language needs --text-length.');
    return undefined;
  }
  if (!/^\d{1,3}$/.test(textLength)) throw new UsageFailure(`--text-length ${textLength}: it must be a whole number.`);
  return { maximumLength: Number(textLength), languages };
}
