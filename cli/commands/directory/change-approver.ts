import type { Person } from '../../api/answers';
import { at } from '../../api/quiesce-api';
import { exitCodes } from '../../exit-codes';
import { CommandFailure, UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { type CurrentSession, collect, examples, type Parent } from '../parent';
import { collectPrincipal } from './collect-principal';
import { tellUnconfirmed } from './unconfirmed';

interface Options {
  readonly name?: string;
  readonly email?: string;
  readonly addPrincipal?: readonly string[];
  readonly removePrincipal?: readonly string[];
  readonly addGroup?: readonly string[];
  readonly removeGroup?: readonly string[];
  readonly zone?: string;
  readonly requestsOnly?: true;
  readonly approves?: true;
  readonly disable?: true;
  readonly enable?: true;
  readonly reason?: string;
}

export function addChange(approver: Parent, session: CurrentSession): void {
  approver
    .command('change')
    .description('change a person; what is left out stays as it is')
    .argument('<person>', 'id of the person')
    .option('--name <text>', 'the name in mails and pages')
    .option('--email <address>', 'where mails go; the new address has to be confirmed')
    .option('--add-principal <arn>', 'who the person is in AWS, too; can be repeated', collectPrincipal)
    .option('--remove-principal <arn>', 'who the person is no more; can be repeated', collect)
    .option('--add-group <group>', 'can be repeated', collect)
    .option('--remove-group <group>', 'can be repeated', collect)
    .option('--zone <zone>', 'IANA time zone in which mails tell times')
    .option('--requests-only', 'the person requests, and does not approve')
    .option('--approves', 'the person approves, too')
    .option('--disable', 'is not asked and cannot vote')
    .option('--enable', 'the contrary')
    .option('--reason <text>', 'why; for the audit chain')
    .addHelpText(
      'after',
      examples(
        'approver change cara --add-principal arn:aws:iam::123456789012:user/cara',
        'approver change cara --disable --reason "On leave"',
      ),
    )
    .action((personId, options) => change(session(), personId, options));
}

async function change(session: Session, personId: string, options: Options): Promise<void> {
  const { showPerson } = await import('../../views/directory-view');
  const { readPeople } = await import('../../api/reads');
  const api = await session.api();
  const people = await readPeople(api);
  const person = people.body.items.find((one) => one.personId === personId);
  if (person === undefined) {
    throw new CommandFailure(
      `Nobody in the directory is called ${personId}.`,
      exitCodes.notFound,
      'See: quiesce approver list',
    );
  }
  // Lists are replaced as a whole, so nobody may have changed them since they were read.
  const ask = { body: changesOf(person, options), ifMatch: people.headers.get('etag') ?? undefined };
  const reply = await api.send<Person>('PATCH', at`/v1/people/${personId}`, ask);
  await session.printer.answer(reply, showPerson);
  if (options.email !== undefined) tellUnconfirmed(session, reply.body);
}

function changesOf(person: Person, options: Options) {
  const { name, email, zone: timeZone, reason } = options;
  return {
    name,
    email,
    timeZone,
    reason,
    principals: changed(person.principals, options.addPrincipal, options.removePrincipal),
    groups: changed(person.groups, options.addGroup, options.removeGroup),
    approver: either(['--approves', options.approves], ['--requests-only', options.requestsOnly]),
    disabled: either(['--disable', options.disable], ['--enable', options.enable]),
  };
}

function changed(list: readonly string[], added: readonly string[] = [], removed: readonly string[] = []) {
  if (added.length === 0 && removed.length === 0) return undefined;
  return [...new Set([...list, ...added])].filter((one) => !removed.includes(one));
}

type Flag = readonly [string, true | undefined];

/** @returns true for the first, false for the second, undefined for neither */
function either([yes, first]: Flag, [no, second]: Flag): boolean | undefined {
  if (first && second) throw new UsageFailure(`${yes} and ${no} exclude each other.`);
  return first || second ? first === true : undefined;
}
