import { addMachine } from '../../commands/add-machine';
import type { Deps } from '../../commands/deps';
import { removeMachine } from '../../commands/remove-machine';
import { getDirectory } from '../../queries/get-directory';
import type { Handlers } from '../dispatch';
import { created, etag, noContent, ok } from '../reply';
import { machineJson } from '../represent-directory';
import type { RouteKey } from '../routes';

type MachineRoute = Extract<RouteKey, `${string} /v1/machines${string}`>;

export function machineHandlers(deps: Deps): Handlers<MachineRoute> {
  return {
    'GET /v1/machines': async () => {
      const { machines, version } = await getDirectory(deps);
      return ok({ items: machines.map(machineJson) }, {}, etag(version));
    },
    'POST /v1/machines': async ({ body, actor, preconditions: { idempotency } }) => {
      const machine = await addMachine(deps, { ...body, idempotency }, actor);
      return created(`/v1/machines/${machine.machineId}`, machineJson(machine));
    },
    'DELETE /v1/machines/{machineId}': async ({ path, actor }) => {
      await removeMachine(deps, path, actor);
      return noContent();
    },
  };
}
