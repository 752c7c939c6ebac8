import { join } from 'node:path';
import { AdminApi } from '../bin/admin-api/client';
import { endpointsAt, removeEndpoints, writeCredentials, writeCurlConfigs, writeEndpoints } from './announce';
import type { Machine } from './aws/contract';
import { type Engine, startEngine } from './aws/dynamodb/engine';
import { userArn } from './aws/iam/profiles';
import { startMachine } from './aws/machine';
import { DiskFull, isDiskFull } from './aws/state/room';
import { type Options, parseOptions, usage } from './options';
import { endWith, sentenceOf, withStack } from './process/fatal';
import { type Prepared, prepare } from './process/prepare';
import { onStopSignal } from './process/stop-signal';
import { awaitConfirmationToken } from './seed/confirmation-token';
import { seedMachine } from './seed/seed-machine';
import { pages, serviceFactories } from './services';
import { type Synthesized, synthesize } from './synth';

const progress = (line: string) => console.log(line);

async function start(options: Options): Promise<() => Promise<void>> {
  const check = () => synthesize(join(options.data, 'cdk.out'), options.config, progress);
  const prepared = await prepare(options, check, progress);
  const { directory, giveBack } = prepared;
  const onFatal = endWith(() => {
    removeEndpoints(directory);
    giveBack();
  });
  process.on('uncaughtException', (error) => onFatal(isDiskFull(error) ? new DiskFull(directory) : withStack(error)));
  const engine = await startEngine(directory, { onFatal });
  const machine = await run(options, prepared, engine, onFatal);
  const stop = async () => {
    removeEndpoints(directory);
    await machine.stop();
    await engine.stop();
    giveBack();
  };
  await introduce(machine, options, prepared.port);
  return stop;
}

function run(
  { disableSchedules: schedulesDisabled, nearBoundarySeconds }: Options,
  { directory, port, checked }: Prepared<Synthesized>,
  engine: Engine,
  onFatal: (error: Error) => void,
): Promise<Machine> {
  progress('Starting the services');
  return startMachine({
    directory,
    port,
    schedulesDisabled,
    assembly: checked.use(),
    engine,
    services: serviceFactories,
    pages,
    onFatal,
    ...(nearBoundarySeconds === undefined ? {} : { nearBoundarySeconds }),
  });
}

/** Seeds, announces the addresses, and catches up on schedules that were missed. */
async function introduce(machine: Machine, options: Options, port: number): Promise<void> {
  const endpoints = endpointsAt(port);
  progress('Seeding through the Admin API');
  const { adminApi: url, region, mailbox, accountId } = endpoints;
  const { id: accessKeyId, secret: secretAccessKey } = machine.keys.of(userArn('admin', accountId));
  const api = new AdminApi({ url, region, credentials: { accessKeyId, secretAccessKey } });
  const awaitToken = (address: string) => awaitConfirmationToken(mailbox, address);
  await seedMachine(options.config, { api, awaitToken, progress });
  machine.catchUp();
  writeCredentials(options.data, machine.keys, endpoints);
  writeCurlConfigs(options.data, machine.keys, endpoints);
  writeEndpoints(options.data, endpoints, progress);
}

async function main(): Promise<void> {
  try {
    const options = parseOptions(process.argv.slice(2));
    if (options === 'help') progress(usage);
    else onStopSignal(await start(options), progress);
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
}

void main();
