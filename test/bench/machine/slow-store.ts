import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceFactory } from '../../../local/aws/gateway/service';
import { createKeyValueStore } from '../../../local/aws/key-value-store/service';
import { serviceFactories } from '../../../local/services';

/** The services of the machine, with a KeyValueStore that takes so long to answer each call. */
export function servicesWithSlowStore(delayMs: number): readonly ServiceFactory[] {
  if (delayMs === 0) return serviceFactories;
  return serviceFactories.map((create) => (create === createKeyValueStore ? slowed(create, delayMs) : create));
}

function slowed(create: ServiceFactory, delayMs: number): ServiceFactory {
  return (runtime) => {
    const service = create(runtime);
    const handle: typeof service.handle = async (request) => {
      await sleep(delayMs);
      return service.handle(request);
    };
    return { ...service, handle };
  };
}
