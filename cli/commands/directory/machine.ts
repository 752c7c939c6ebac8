import type { Machine } from '../../api/answers';
import { pagesOf } from '../../api/pages';
import { at } from '../../api/quiesce-api';
import { refusedAtOnce } from '../../api/refusal';
import { needsOneOf } from '../../command';
import { exitCodes } from '../../exit-codes';
import { type ListOptions, listed, printListing } from '../../output/listing';
import type { Session } from '../../session';
import { wholeNumber } from '../number';
import { type CurrentSession, examples, type Parent } from '../parent';
import { collectPrincipal } from './collect-principal';

interface Changes {
  readonly owner?: string;
  readonly principal?: readonly string[];
  readonly reason?: string;
}

interface NewMachine {
  readonly owner: string;
  readonly principal: readonly string[];
}

export function addMachine(program: Parent, session: CurrentSession): void {
  const machine = program
    .command('machine')
    .description('pipelines and other machines that may request')
    .helpGroup('Directory:');
  machine
    .command('list')
    .description('list the machines')
    .option('--limit <n>', 'how many (default: 50)', wholeNumber)
    .option('--all', 'all of them')
    .addHelpText('after', examples('machine list'))
    .action((options) => list(session(), options));
  machine
    .command('add')
    .description('add a machine, with the person who owns it')
    .argument('<machine>', 'id of the machine')
    .requiredOption('--owner <person>', 'who is responsible, and cannot vote on what it requests')
    .requiredOption('--principal <arn>', 'who the machine is in AWS; can be repeated', collectPrincipal)
    .addHelpText(
      'after',
      examples('machine add pipeline --owner ana --principal arn:aws:sts::123456789012:assumed-role/deploy/pipeline'),
    )
    .action((machineId, options) => add(session(), machineId, options));
  const change = machine
    .command('change')
    .description('give a machine another owner or other principals; what is not named stays')
    .argument('<machine>', 'id of the machine')
    .option('--owner <person>', 'who is responsible from now on, and cannot vote on what it requests')
    .option(
      '--principal <arn>',
      'who the machine is in AWS, in place of those before; can be repeated',
      collectPrincipal,
    )
    .option('--reason <text>', 'why; for the audit chain')
    .addHelpText('after', examples('machine change pipeline --owner ben --reason "Ana has left"'))
    .action((machineId, options) => changeMachine(session(), machineId, options));
  needsOneOf(change, ['owner', 'principal']);
  machine
    .command('remove')
    .description('remove a machine')
    .argument('<machine>', 'id of the machine')
    .addHelpText('after', examples('machine remove pipeline --yes'))
    .action((machineId) => remove(session(), machineId));
}

async function list(session: Session, options: ListOptions): Promise<void> {
  const { showMachines } = await import('../../views/directory-view');
  const pages = listed<Machine>(await session.api(), '/v1/machines');
  const listing = { pages, shown: showMachines, none: 'There are no machines yet.' };
  await printListing<Machine>(session.printer, listing, options);
}

async function add(session: Session, machineId: string, { owner: ownerId, principal: principals }: NewMachine) {
  const { showMachine } = await import('../../views/directory-view');
  const ask = { body: { machineId, ownerId, principals }, key: session.options.idempotencyKey };
  await session.printer.answer(await (await session.api()).send<Machine>('POST', '/v1/machines', ask), showMachine);
}

async function changeMachine(session: Session, machineId: string, { owner, principal, reason }: Changes) {
  const { showMachine } = await import('../../views/directory-view');
  const body = { ownerId: owner, principals: principal, reason };
  const reply = await (await session.api()).send<Machine>('PATCH', at`/v1/machines/${machineId}`, { body });
  await session.printer.answer(reply, showMachine);
}

async function remove(session: Session, machineId: string): Promise<void> {
  if (session.asks) await assertThere(session, machineId);
  await session.confirm(`Remove the machine ${machineId}?`);
  const reply = await (await session.api()).send<object>('DELETE', at`/v1/machines/${machineId}`);
  await session.printer.answer(reply, (_, page) => page.line(`${machineId} is removed.`));
}

async function assertThere(session: Session, machineId: string): Promise<void> {
  for await (const { items } of pagesOf<Machine>(await session.api(), '/v1/machines', {}, Number.POSITIVE_INFINITY)) {
    if (items.some((machine) => machine.machineId === machineId)) return;
  }
  throw refusedAtOnce(
    'No machine has this id.',
    'See the machines with: quiesce machine list',
    'unknown-machine',
    exitCodes.notFound,
  );
}
