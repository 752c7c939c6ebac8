import { randomUUID } from 'node:crypto';
import type { Runtime } from '../gateway/service';
import { AsyncQueue, type Exhausted, type QueuedEvent } from './async-queue';
import { type Destinations, invocationRecord } from './destination';
import type { Functions } from './functions';
import { invokeConfigOf } from './invoke-config';

/** The asynchronous queue of all functions, with the retries and destinations that the template gives them. */
export function createAsyncInvocations(
  runtime: Omit<Runtime, 'invoke' | 'invokeAsync'>,
  functions: Functions,
  destinations: Destinations,
): AsyncQueue {
  const handOn = async (exhausted: Exhausted, destination: string | undefined) => {
    const { functionArn } = exhausted.event;
    runtime.log({ code: 'invocation.exhausted', function: functionArn, condition: exhausted.condition });
    if (destination === undefined) return;
    const caller = runtime.roleCaller(functions.find(functionArn)?.roleArn ?? '');
    await destinations.send(destination, invocationRecord(exhausted, runtime.clock()), caller);
  };
  return new AsyncQueue({
    events: runtime.state.map<QueuedEvent>('async-invocations'),
    invoke: async (functionArn, payload) => {
      await runtime.state.stored();
      return functions.invoke(functionArn, payload);
    },
    configOf: (functionArn) => invokeConfigOf(functionArn, runtime.template),
    // If a destination refuses the record, it is lost, as in AWS, but a log line says so.
    onExhausted: (exhausted, destination) =>
      handOn(exhausted, destination).catch((error: unknown) =>
        runtime.log({ code: 'destination.failed', destination, message: String(error) }),
      ),
    newId: randomUUID,
    clock: runtime.clock,
  });
}
