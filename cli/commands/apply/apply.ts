import type { Change } from '../../apply/change';
import type { Standing } from '../../apply/standing';
import { exitCodes } from '../../exit-codes';
import { CommandFailure } from '../../failures';
import type { Session } from '../../session';
import { type CurrentSession, examples, examplesAnd, type Parent } from '../parent';

interface Options {
  readonly file: string;
  readonly dryRun?: true;
  readonly prune?: true;
}

export function addApply(program: Parent, session: CurrentSession): void {
  program
    .command('apply')
    .description('make people, machines, sites, policies and templates what a file says')
    .helpGroup('Configuration:')
    .requiredOption('-f, --file <file>', 'YAML or JSON; what it leaves out stays as it is')
    .option('--dry-run', 'show the plan and change nothing')
    .option('--prune', 'delete what the lists of the file do not name')
    .addHelpText(
      'after',
      examplesAnd(
        examples('apply -f quiesce.yaml --dry-run', 'apply -f quiesce.yaml --yes'),
        'The plan is shown first. Changed policies and templates are proposed to their approvers. Applied again, it changes nothing; interrupted, the next run does what is left.',
      ),
    )
    .action((options) => apply(session(), options));
}

async function apply(session: Session, { file, dryRun, prune }: Options): Promise<void> {
  const { planOf } = await import('../../apply/plan');
  const { readDeclaration } = await import('../../apply/read-file');
  const { readStanding } = await import('../../apply/standing');
  const { showPlan } = await import('../../views/plan-view');
  const wanted = await readDeclaration(file);
  const api = await session.api();
  const standing = await readStanding(api, (sites) => {
    // Any of them may have a template that the file no longer names.
    if (prune && wanted.templates !== undefined) return sites.map(({ siteId }) => siteId);
    const templates = (wanted.templates ?? []).map(({ siteId }) => siteId);
    const policies = (wanted.sites ?? []).flatMap(({ siteId, policy }) => (policy === undefined ? [] : [siteId]));
    const known = new Set(sites.map(({ siteId }) => siteId));
    return [...new Set([...templates, ...policies])].filter((siteId) => known.has(siteId));
  });
  const plan = planOf(wanted, standing, prune === true);
  await session.printer.answer({ body: plan }, showPlan);
  if (dryRun || plan.changes.length === 0) return;
  await session.confirm(
    `Carry out ${plan.changes.length === 1 ? 'this change' : `these ${plan.changes.length} changes`}?`,
  );
  await carryOutWith(session, plan.changes, standing);
}

async function carryOutWith(session: Session, changes: readonly Change[], standing: Standing) {
  const { carryOut } = await import('../../apply/carry-out');
  const failures: CommandFailure[] = [];
  const progress = await session.io.progress(`0 of ${changes.length}`);
  let done = 0;
  for await (const { change, failure } of carryOut(await session.api(), changes, standing)) {
    done += 1;
    const what = `${change.kind} ${change.id}`;
    if (failure !== undefined) failures.push(failure);
    if (failure !== undefined)
      session.note(`${what}: ${failure.message}${failure.code === undefined ? '' : ` [${failure.code}]`}`);
    progress.update(`${done} of ${changes.length}`, `: ${what}`);
  }
  progress.stop(`${changes.length - failures.length} of ${changes.length} done`);
  const [first] = failures;
  if (first === undefined) return;
  const advice = first.exitCode === exitCodes.notAllowed ? first.advice : undefined;
  throw new CommandFailure(
    refusedText(failures.length, changes.length),
    first.exitCode,
    advice ?? 'Mend what they name, and apply the file again.',
  );
}

function refusedText(refused: number, all: number): string {
  if (refused === all) return all === 1 ? 'The change was refused.' : `All ${all} changes were refused.`;
  return `${refused === 1 ? 'One change was' : `${refused} changes were`} refused; the others are done.`;
}
