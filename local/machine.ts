import { setTimeout as sleep } from 'node:timers/promises';
import { createTables } from './aws/dynamodb/create-tables';
import type { Engine } from './aws/dynamodb/engine';
import { DynamoService } from './aws/dynamodb/service';
import { tablesOf } from './aws/dynamodb/table';
import { startSweeper } from './aws/dynamodb/time-to-live';
import type { ServiceFactory } from './aws/gateway/service';
import { apiOf } from './aws/http-api/api';
import { HttpApiServer } from './aws/http-api/server';
import type { AccessKeys } from './aws/iam/access-keys';
import { assertTrusted } from './aws/iam/trust';
import { functionsOf } from './aws/lambda/definition';
import { LambdaService } from './aws/lambda/service';
import { startStreams } from './aws/lambda/stream/start';
import { type Core, createCore } from './aws/runtime';
import { runSchedulesOnce } from './aws/scheduler/schedules-once';
import { openState } from './aws/state/lmdb-state';
import { loadTemplate } from './aws/template/load';
import { placeAt } from './aws/template/place';
import type { Page } from './services';
import type { CloudAssembly } from './synth';

export interface MachineOptions {
  readonly directory: string;
  /** Base port; must be concrete. */
  readonly port: number;
  readonly schedulesDisabled: boolean;
  /** Replaces the environment variable of the same meaning, in seconds. */
  readonly nearBoundarySeconds?: number;
  readonly assembly: CloudAssembly;
  readonly engine: Engine;
  readonly services: readonly ServiceFactory[];
  readonly pages: readonly Page[];
}

/** The deployed stack, on one machine. */
export interface Machine {
  readonly keys: AccessKeys;
  /** Runs what a rate schedule would have run while the machine was off. */
  catchUp(): void;
  /** Lets work in flight finish for a moment, then stops everything but the database engine. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 3_000;

/** Brings the whole template up: tables, services, functions, streams, and last the API that sets them going. */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const core = coreOf(options);
  const { runtime, gateway, functions, invocations } = core;
  const { client } = options.engine;

  const tables = tablesOf(runtime.template);
  await createTables(client, tables);
  const dynamo = new DynamoService(runtime, client, tables);
  const services = options.services.map((create) => create(runtime));
  for (const service of [dynamo, new LambdaService(runtime, functions), ...services]) gateway.add(service);

  const pages = options.pages.map(({ create, offset }) => ({ page: create(runtime), port: options.port + offset }));
  await gateway.listen(options.port + 6);
  for (const service of services) await service.start?.();
  invocations.start();
  const streams = startStreams({ ...core, client, tables: dynamo });
  const stopSweeping = startSweeper(client, tables, runtime.clock, runtime.log);
  const api = new HttpApiServer(apiOf(runtime.template), core);
  for (const { page, port } of pages) await page.start(port);
  await api.listen(options.port);

  return {
    keys: core.keys,
    catchUp: () => runSchedulesOnce(runtime),
    stop: async () => {
      await api.close();
      stopSweeping();
      invocations.stop();
      const stopping = Promise.all([
        ...streams.map((poller) => poller.stop()),
        ...services.map((service) => service.stop?.()),
        ...pages.map(({ page }) => page.stop()),
      ]);
      await Promise.race([stopping, sleep(PATIENCE_MS, undefined, { ref: false })]);
      await functions.stop();
      await stopping;
      await gateway.close();
      await runtime.state.close();
    },
  };
}

function coreOf({ directory, port, schedulesDisabled, nearBoundarySeconds, assembly }: MachineOptions): Core {
  const place = placeAt(port, assembly.stackName);
  const template = loadTemplate(assembly.template, place);
  const replaced = nearBoundarySeconds === undefined ? {} : { NEAR_BOUNDARY_SECONDS: String(nearBoundarySeconds) };
  const definitions = functionsOf(template, assembly.findAsset).map((definition) => ({
    ...definition,
    environment: replaceKnown(definition.environment, replaced),
  }));
  const state = openState(directory);
  const clock = Date.now;
  const core = createCore({ template, state, place, definitions, directory, port, schedulesDisabled, clock });
  assertTrusted(core.runtime);
  return core;
}

/** Only variables that the template gives a function can be replaced. */
function replaceKnown(environment: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>) {
  const known = Object.entries(values).filter(([name]) => name in environment);
  return { ...environment, ...Object.fromEntries(known) };
}
