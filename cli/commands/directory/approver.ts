import type { Person } from '../../api/answers';
import { at } from '../../api/quiesce-api';
import { readMembers } from '../../api/reads';
import { refusedAtOnce } from '../../api/refusal';
import { exitCodes } from '../../exit-codes';
import { type ListOptions, listed, printListing } from '../../output/listing';
import type { Session } from '../../session';
import { wholeNumber } from '../number';
import { type CurrentSession, collect, examples, type Parent } from '../parent';
import { addChange } from './change-approver';
import { collectPrincipal } from './collect-principal';
import { tellUnconfirmed } from './unconfirmed';

interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly principal?: readonly string[];
  readonly group?: readonly string[];
  readonly zone?: string;
  readonly requestsOnly?: true;
}

export function addApprover(program: Parent, session: CurrentSession): void {
  const approver = program
    .command('approver')
    .description('the people in the directory: who approves, and who only requests')
    .helpGroup('Directory:');
  approver
    .command('list')
    .description('list the people in the directory')
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .option('--all', 'all of them')
    .addHelpText('after', examples('approver list', 'approver list --all --output json'))
    .action((options) => list(session(), options));
  approver
    .command('add')
    .description('add a person, and send a mail to confirm the mailbox')
    .argument('<person>', 'id of the person')
    .requiredOption('--name <text>', 'the name in mails and pages')
    .requiredOption('--email <address>', 'where mails go')
    .option('--principal <arn>', 'who the person is in AWS; can be repeated', collectPrincipal)
    .option('--group <group>', 'a group that policies can name; can be repeated', collect)
    .option('--zone <zone>', 'IANA time zone in which mails tell times')
    .option('--requests-only', 'the person requests, and does not approve')
    .addHelpText(
      'after',
      examples(
        'approver add cara --name Cara --email cara@example.com --group dba --principal arn:aws:iam::123456789012:user/cara',
      ),
    )
    .action((personId, options) => add(session(), personId, options));
  addChange(approver, session);
  addMailboxAndRemoval(approver, session);
}

function addMailboxAndRemoval(approver: Parent, session: CurrentSession): void {
  approver
    .command('confirm')
    .description('confirm a mailbox with the token from its mail, or look whether its link was clicked')
    .argument('<person>', 'id of the person')
    .option('--token <token>', 'the Token in the link of the mail')
    .addHelpText('after', examples('approver confirm cara --token TOKEN', 'approver confirm cara'))
    .action((personId, { token }) => confirm(session(), personId, token));
  approver
    .command('remove')
    .description('remove a person from the directory')
    .argument('<person>', 'id of the person')
    .addHelpText('after', examples('approver remove cara --yes'))
    .action((personId) => remove(session(), personId));
}

async function list(session: Session, options: ListOptions): Promise<void> {
  const { showPeople } = await import('../../views/directory-view');
  const pages = listed<Person>(await session.api(), '/v1/people');
  const listing = { pages, shown: showPeople, none: 'There is nobody in the directory yet.' };
  await printListing<Person>(session.printer, listing, options);
}

async function add(session: Session, personId: string, { name, email, zone, ...options }: NewPerson): Promise<void> {
  const { showPerson } = await import('../../views/directory-view');
  const { principal: principals = [], group: groups, requestsOnly } = options;
  const body = { personId, name, email, timeZone: zone, principals, groups, approver: !requestsOnly };
  const ask = { body, key: session.options.idempotencyKey };
  const reply = await (await session.api()).send<Person>('POST', '/v1/people', ask);
  await session.printer.answer(reply, showPerson);
  tellUnconfirmed(session, reply.body);
}

async function confirm(session: Session, personId: string, token: string | undefined): Promise<void> {
  const { showPerson } = await import('../../views/directory-view');
  const ask = { body: { token }, key: session.options.idempotencyKey };
  const api = await session.api();
  await session.printer.answer(await api.send<Person>('POST', at`/v1/people/${personId}/confirm`, ask), showPerson);
}

async function remove(session: Session, personId: string): Promise<void> {
  if (session.asks) await assertThere(session, personId);
  await session.confirm(`Remove ${personId} from the directory?`);
  const reply = await (await session.api()).send<object>('DELETE', at`/v1/people/${personId}`);
  await session.printer.answer(reply, (_, page) => page.line(`${personId} is removed.`));
}

async function assertThere(session: Session, personId: string): Promise<void> {
  const { members: people } = await readMembers<Person>(await session.api(), '/v1/people');
  if (people.some((person) => person.personId === personId)) return;
  const advice = 'See the people with: quiesce approver list';
  throw refusedAtOnce('Nobody in the directory has this id.', advice, 'unknown-approver', exitCodes.notFound);
}
