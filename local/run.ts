import { join } from 'node:path';
import { AdminApi } from '../bin/admin-api/client';
import { readConfiguration } from '../bin/configuration';
import {
  consoleAt,
  endpointsAt,
  removeEndpoints,
  writeCredentials,
  writeCurlConfigs,
  writeEndpoints,
} from './announce';
import type { Machine } from './aws/contract';
import { type Engine, startEngine } from './aws/dynamodb/engine';
import type { ServiceFactory } from './aws/gateway/service';
import { userArn } from './aws/iam/profiles';
import { startMachine } from './aws/machine';
import { DiskFull, isDiskFull } from './aws/state/room';
import type { Usage } from './aws/usage/usage';
import { accountsOf } from './identity/account';
import type { Options } from './options';
import { endWith, withStack } from './process/fatal';
import { type Prepared, prepare } from './process/prepare';
import { awaitConfirmationToken } from './seed/confirmation-token';
import { seedMachine } from './seed/seed-machine';
import { pagesFor, serviceFactories } from './services';
import { type Synthesized, synthesize } from './synth';

type Progress = (line: string) => void;

/** What a benchmark changes of the machine; `npm start` changes nothing. */
export interface Instruments {
  /** Counts what the machine uses of AWS. */
  readonly usage?: Usage;
  /** Stands in front of the database. */
  readonly engine?: (engine: Engine) => Engine;
  readonly services?: readonly ServiceFactory[];
}

/**
 * Starts the machine, seeds it and announces its addresses.
 * @returns what stops it
 */
export async function run(options: Options, progress: Progress, instruments: Instruments = {}) {
  const check = () => synthesize(join(options.data, 'cdk.out'), options.config, progress);
  const prepared = await prepare(options, check, progress);
  const { directory, giveBack } = prepared;
  const onFatal = endWith(() => {
    removeEndpoints(directory);
    giveBack();
  });
  process.on('uncaughtException', (error) => onFatal(isDiskFull(error) ? new DiskFull(directory) : withStack(error)));
  const engine = await startEngine(directory, { onFatal });
  progress('Starting the services');
  const machine = await startOn(engine, options, prepared, instruments, onFatal);
  await introduce(machine, options, prepared.port, progress);
  return async () => {
    removeEndpoints(directory);
    await machine.stop();
    await engine.stop();
    giveBack();
  };
}

function startOn(
  engine: Engine,
  { config, disableSchedules: schedulesDisabled, nearBoundarySeconds }: Options,
  { directory, port, checked }: Prepared<Synthesized>,
  { usage, engine: instrument = (own) => own, services = serviceFactories }: Instruments,
  onFatal: (error: Error) => void,
): Promise<Machine> {
  return startMachine({
    directory,
    port,
    schedulesDisabled,
    assembly: checked.use(),
    engine: instrument(engine),
    services,
    pages: pagesFor(accountsOf(readConfiguration(config).people)),
    onFatal,
    environment: {
      // The site is on this computer, so it is not asked over the internet.
      PROBE_ENDPOINT: endpointsAt(port).site,
      // Nothing here has TLS.
      ...(readConfiguration(config).console && { CONSOLE_URL: consoleAt(port) }),
      ...(nearBoundarySeconds === undefined ? {} : { NEAR_BOUNDARY_SECONDS: String(nearBoundarySeconds) }),
    },
    ...(usage === undefined ? {} : { usage }),
  });
}

/** Seeds, announces the addresses, and catches up on schedules that were missed. */
async function introduce(machine: Machine, options: Options, port: number, progress: Progress): Promise<void> {
  const { issuer } = machine;
  const signIn = issuer !== undefined && { issuer, console: consoleAt(port) };
  const endpoints = { ...endpointsAt(port), ...signIn };
  progress('Seeding through the Admin API');
  const { adminApi: url, region, mailbox, accountId } = endpoints;
  const { id: accessKeyId, secret: secretAccessKey } = machine.keys.of(userArn('admin', accountId));
  const api = new AdminApi({ url, region, credentials: { accessKeyId, secretAccessKey } });
  const awaitToken = (address: string) => awaitConfirmationToken(mailbox, address);
  await seedMachine(options.config, { api, awaitToken, progress, ...(issuer !== undefined && { issuer }) });
  machine.catchUp();
  writeCredentials(options.data, machine.keys, endpoints);
  writeCurlConfigs(options.data, machine.keys, endpoints);
  const { AuditArchiveBucket: bucket } = machine.outputs;
  const archive = typeof bucket === 'string' ? { auditArchive: bucket } : {};
  writeEndpoints(options.data, { ...endpoints, ...archive }, progress);
}
