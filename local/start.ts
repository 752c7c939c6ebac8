import { join } from 'node:path';
import { AdminApi } from '../bin/admin-api/client';
import { endpointsAt, portsOf, removeEndpoints, writeCredentials, writeCurlConfigs, writeEndpoints } from './announce';
import { startEngine } from './aws/dynamodb/engine';
import { freeBlock } from './aws/gateway/free-port';
import { assertFree } from './aws/gateway/loopback';
import { userArn } from './aws/iam/profiles';
import { type Machine, startMachine } from './machine';
import { type Options, OptionsError, parseOptions, usage } from './options';
import { makeDirectory } from './process/data-directory';
import { takeDirectory } from './process/pid-file';
import { onStopSignal } from './process/stop-signal';
import { awaitConfirmationToken } from './seed/confirmation-token';
import { seedMachine } from './seed/seed-machine';
import { pages, serviceFactories } from './services';
import { synthesize } from './synth';

const progress = (line: string) => console.log(line);

async function start(options: Options): Promise<() => Promise<void>> {
  const directory = options.data;
  makeDirectory(directory);
  // What a killed start left would send people to ports where nobody listens, or somebody else.
  removeEndpoints(directory);
  const giveBack = await takeDirectory(directory, progress);
  const port = options.port === 0 ? await freeBlock(portsOf(0)) : options.port;
  for (const one of portsOf(port)) await assertFree(one);

  const [engine, assembly] = await Promise.all([
    startEngine(directory),
    synthesize(join(directory, 'cdk.out'), options.config, progress),
  ]);
  progress('Starting the services');
  const { disableSchedules: schedulesDisabled, nearBoundarySeconds } = options;
  const machine = await startMachine({
    directory,
    port,
    schedulesDisabled,
    assembly,
    engine,
    services: serviceFactories,
    pages,
    ...(nearBoundarySeconds === undefined ? {} : { nearBoundarySeconds }),
  });
  const stop = async () => {
    removeEndpoints(directory);
    await machine.stop();
    await engine.stop();
    giveBack();
  };
  await introduce(machine, options, port);
  return stop;
}

/** Seeds, tells the world where everything is, and catches up on what was missed. */
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
    const known = error instanceof OptionsError || !(error instanceof Error) || process.env.DEBUG === undefined;
    console.error(known ? (error instanceof Error ? error.message : String(error)) : error);
    process.exit(1);
  }
}

void main();
