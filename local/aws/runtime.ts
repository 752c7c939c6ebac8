import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Gateway } from './gateway/gateway';
import type { Runtime, State, Template } from './gateway/service';
import { AccessKeys } from './iam/access-keys';
import { Authorizer } from './iam/authorizer';
import { CallLog } from './iam/call-log';
import { createAsyncInvocations } from './lambda/async-invocations';
import type { AsyncQueue } from './lambda/async-queue';
import type { FunctionDefinition } from './lambda/definition';
import { Destinations } from './lambda/destination';
import { functionLog } from './lambda/function-log';
import { Functions } from './lambda/functions';
import { appendToLog } from './process/append-to-log';
import type { Place } from './template/place';
import type { CountUsage } from './usage/usage';

export interface RuntimeInputs {
  readonly template: Template;
  readonly state: State;
  readonly place: Place;
  readonly definitions: readonly FunctionDefinition[];
  readonly directory: string;
  readonly port: number;
  readonly schedulesDisabled: boolean;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly count: CountUsage;
}

/** The parts that services share. */
export interface Core {
  readonly runtime: Runtime;
  readonly keys: AccessKeys;
  readonly gateway: Gateway;
  readonly functions: Functions;
  readonly invocations: AsyncQueue;
  readonly destinations: Destinations;
}

export function createCore(inputs: RuntimeInputs): Core {
  const { template, state, place, definitions, directory, port, schedulesDisabled, clock, count } = inputs;
  const logs = join(directory, 'logs');
  mkdirSync(logs, { recursive: true });
  const log = lineLog(join(logs, 'runtime.log'), clock);
  const keys = new AccessKeys(template, state, place.accountId);
  const authorizer = new Authorizer(template, new CallLog(join(directory, 'calls.jsonl')), place);
  const gateway = new Gateway(keys, state, log, count);
  const authorize: Runtime['authorize'] = (...call) => authorizer.authorize(...call);
  const write = (definition: FunctionDefinition) =>
    functionLog(definition, { keys, place, logs, authorize, log, count });
  const functions = new Functions(definitions, { keys, place, write, count });
  const destinations = new Destinations(template, (request) => gateway.dispatch(request));
  const base: Omit<Runtime, 'invoke' | 'invokeAsync'> = {
    template,
    state,
    directory,
    port,
    schedulesDisabled,
    clock,
    count,
    log,
    region: place.region,
    accountId: place.accountId,
    authorize,
    permitsService: (...call) => authorizer.permitsService(...call),
    roleCaller: (arn) => keys.of(arn).caller,
  };
  const invocations = createAsyncInvocations(base, functions, destinations);
  const runtime: Runtime = {
    ...base,
    invoke: async (functionArn, payload) => {
      await state.stored();
      return functions.invoke(functionArn, payload);
    },
    invokeAsync: (functionArn, payload) => invocations.add(functionArn, payload),
  };
  return { runtime, keys, gateway, functions, invocations, destinations };
}

function lineLog(file: string, clock: () => number): (line: object) => void {
  return (line) => appendToLog(file, `${JSON.stringify({ at: new Date(clock()).toISOString(), ...line })}\n`);
}
