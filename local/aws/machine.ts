import { setTimeout as sleep } from 'node:timers/promises';
import type { Machine, MachineOptions } from './contract';
import { createTables } from './dynamodb/create-tables';
import { receipts } from './dynamodb/receipts';
import { DynamoService } from './dynamodb/service';
import { tablesOf } from './dynamodb/table';
import { startSweeper } from './dynamodb/time-to-live';
import { apiOf } from './http-api/api';
import { HttpApiServer } from './http-api/server';
import { assertTrusted } from './iam/trust';
import { functionsOf } from './lambda/definition';
import { LambdaService } from './lambda/service';
import { startStreams } from './lambda/stream/start';
import { type Core, createCore } from './runtime';
import { runSchedulesOnce } from './scheduler/schedules-once';
import { loadState } from './state/lmdb-state';
import { writeFailure } from './state/room';
import { loadTemplate } from './template/load';
import { placeAt } from './template/place';
import { countingClient } from './usage/counting-client';
import { countNothing } from './usage/usage';

const PATIENCE_MS = 3_000;

/** Starts the whole template: tables, services, functions, streams, and last the API that triggers them. */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const core = await coreOf(options);
  const { runtime, gateway, functions, invocations } = core;
  const { client } = options.engine;

  const tables = tablesOf(runtime.template);
  const allTables = [...tables, receipts];
  await createTables(client, allTables);
  const names = new Set(tables.map(({ name }) => name));
  const counted = options.usage?.requestUnits ? countingClient(client, names, options.usage.count) : client;
  const dynamo = new DynamoService({ runtime, client: counted, tables, onFatal: options.onFatal });
  const services = options.services.map((create) => create(runtime));
  for (const service of [dynamo, new LambdaService(runtime, functions), ...services]) gateway.add(service);

  const pages = options.pages.flatMap(({ create, offset }) => {
    const page = create(runtime, options.assembly.findAsset);
    return page ? [{ page, port: options.port + offset }] : [];
  });
  await gateway.listen(options.port + 6);
  for (const service of services) await service.start?.();
  invocations.start();
  const streams = startStreams({ ...core, client, tables: dynamo });
  const stopSweeping = startSweeper(client, allTables, runtime.clock, runtime.log);
  const served = apiOf(runtime.template);
  const api = new HttpApiServer(served, core);
  const issuer = served.routes.find(({ jwt }) => jwt)?.jwt?.issuer;
  for (const { page, port } of pages) await page.start(port);
  await api.listen(options.port);

  return {
    ...(issuer !== undefined && { issuer }),
    keys: core.keys,
    outputs: runtime.template.outputs,
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

async function coreOf(options: MachineOptions): Promise<Core> {
  const { directory, port, schedulesDisabled, environment = {}, assembly, usage, onFatal } = options;
  const place = placeAt(port, assembly.stackName);
  const template = loadTemplate(assembly.template, place);
  const definitions = functionsOf(template, assembly.findAsset).map((definition) => ({
    ...definition,
    environment: replaceKnown(definition.environment, environment),
  }));
  const onWriteFailed = (error: unknown) => onFatal(writeFailure(directory, error));
  const state = await loadState(directory, onWriteFailed);
  const clock = Date.now;
  const count = usage?.count ?? countNothing;
  const core = createCore({ template, state, place, definitions, directory, port, schedulesDisabled, clock, count });
  assertTrusted(core.runtime);
  return core;
}

/** Only variables that the template gives a function can be replaced. */
function replaceKnown(environment: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>) {
  const known = Object.entries(values).filter(([name]) => name in environment);
  return { ...environment, ...Object.fromEntries(known) };
}
