import type { Answer } from '../../bin/admin-api/client';
import { accessKeyId } from '../../local/aws/iam/access-keys';
import { BareTransactions } from './control/bare';
import { type Command, lifecycle, type Measure } from './control/lifecycle';
import { percentile, timed } from './control/statistics';
import { type Throughput, throughputs } from './control/throughput';
import { BenchMachine } from './machine/machine';
import type { Tapped } from './machine/tap';

/** A command may take so many times its bare transaction, in the median. */
const targets = { command: 4, publishing: 8 };
const rounds = Number(process.argv[2] ?? 15);
/** So often everything is done before it is measured: commands and bare transactions are compiled by then. */
const warmUps = 8;
/**
 * Nothing was used for so long: what follows from a command disturbs neither its bare transaction nor the next command. On AWS it runs
 * elsewhere. The stream is read 100 ms after a change, and the stream's publisher gives way for 500 ms.
 */
const QUIET_MS = 700;

interface Samples {
  readonly command: Command;
  readonly transaction: Tapped;
  readonly commandMs: number[];
  readonly bareMs: number[];
}

/** Times each command of the Admin API beside the transaction that it commits, and fails when one takes too many times as long. */
async function main(): Promise<void> {
  const machine = await BenchMachine.open({ args: ['--disable-schedules'], requestUnits: false });
  try {
    const samples = await firstRound(machine);
    const bare = new BareTransactions({
      database: await machine.database(),
      endpoint: machine.endpoints.aws,
      accessKeyId: await committer(machine),
    });
    for (let round = 0; round < warmUps; round++) await lifecycle(machine, `warm-up-${round}`, warming(samples, bare));
    for (let round = 0; round < rounds; round++)
      await lifecycle(machine, `site-${round}`, timing(machine, samples, bare));
    process.exitCode = report([...samples.values()]) ? 0 : 1;
    reportThroughput(await throughputs(machine, bare));
  } finally {
    await machine.close();
  }
}

/** Learns which transaction each command commits. */
async function firstRound(machine: BenchMachine): Promise<Map<string, Samples>> {
  const samples = new Map<string, Samples>();
  await machine.untilQuiet();
  await lifecycle(machine, 'tapped', async (command, call) => {
    let answer: Answer | undefined;
    const transactions = await machine.tap(async () => {
      answer = await call();
    });
    const transaction = transactions.find(isAudited);
    if (!transaction || !answer) throw new Error(`${command.name} committed nothing: ${JSON.stringify(answer?.body)}`);
    samples.set(command.name, { command, transaction, commandMs: [], bareMs: [] });
    return settled(machine, answer);
  });
  return samples;
}

/** Every command writes an entry of the audit log; what follows from an earlier command does not. */
const isAudited = ({ elements }: Tapped): boolean =>
  elements.some((element) => Object.values(element).some(({ Item }) => Item?.chain !== undefined));

/** The access key of the role in which the function of the Admin API commits. */
async function committer(machine: BenchMachine): Promise<string> {
  const roles = (await machine.usage()).filter(({ what }) => what === 'TransactWriteItems').map(({ by }) => by);
  const name = roles.find((role) => role.includes('AdminApi'));
  if (name === undefined) throw new Error(`The Admin API committed nothing, but ${roles.join(', ')}`);
  return accessKeyId({ kind: 'role', name });
}

/** Both are done and not measured, and nothing is waited for. */
function warming(samples: ReadonlyMap<string, Samples>, bare: BareTransactions): Measure {
  return async (command, call) => {
    const answer = accepted(await call());
    const sample = samples.get(command.name);
    if (sample) await (await bare.prepare(sample.transaction))();
    return answer;
  };
}

/** The command and its bare transaction take turns, so that whatever else the computer does meets both. */
function timing(machine: BenchMachine, samples: ReadonlyMap<string, Samples>, bare: BareTransactions): Measure {
  return async (command, call) => {
    const sample = samples.get(command.name);
    if (!sample) throw new Error(`${command.name} is new in this round`);
    const [answer, commandMs] = await timed(call);
    sample.commandMs.push(commandMs);
    await settled(machine, answer);
    const commit = await bare.prepare(sample.transaction);
    const [, bareMs] = await timed(commit);
    sample.bareMs.push(bareMs);
    return answer;
  };
}

async function settled(machine: BenchMachine, answer: Answer): Promise<Answer> {
  accepted(answer);
  await machine.untilQuiet(QUIET_MS);
  return answer;
}

/** @throws Error for a refusal: what is refused commits nothing. */
function accepted(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`Answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** @returns whether every target is met */
function report(samples: readonly Samples[]): boolean {
  console.log('| command | p50 ms | p99 ms | bare p50 | bare p99 | × bare | target | met |');
  console.log('|---|---:|---:|---:|---:|---:|---:|---|');
  const verdicts = samples.map(({ command: { name, publishes }, commandMs, bareMs }) => {
    const ratio = percentile(commandMs, 0.5) / percentile(bareMs, 0.5);
    const target = publishes ? targets.publishing : targets.command;
    const ms = [commandMs, bareMs].flatMap((all) => [percentile(all, 0.5), percentile(all, 0.99)]);
    const cells = [
      name,
      ...ms.map((value) => value.toFixed(1)),
      ratio.toFixed(1),
      target,
      ratio <= target ? 'yes' : 'NO',
    ];
    console.log(`| ${cells.join(' | ')} |`);
    return ratio <= target;
  });
  return verdicts.every(Boolean);
}

function reportThroughput(measured: readonly Throughput[]): void {
  console.log('\n| callers | commands per second | bare transactions per second | share |\n|---:|---:|---:|---:|');
  for (const { callers, commands, transactions } of measured) {
    const share = `${((100 * commands) / transactions).toFixed(0)} %`;
    console.log(`| ${[callers, commands.toFixed(0), transactions.toFixed(0), share].join(' | ')} |`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
