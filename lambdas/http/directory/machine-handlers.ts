import { addMachine } from '../../commands/directory/add-machine';
import { removeMachine } from '../../commands/directory/remove-machine';
import type { Deps } from '../../commands/transaction/deps';
import { listMachines } from '../../queries/directory/list-members';
import type { Handlers } from '../server/dispatch';
import { wholePageOf } from '../server/paging';
import { created, etag, noContent, ok } from '../server/reply';
import type { machineOperations } from './operations';
import { machineJson } from './present';

export function machineHandlers(deps: Deps): Handlers<keyof typeof machineOperations> {
  return {
    'GET /v1/machines': async ({ query }) => {
      const { items, cursor, version } = await listMachines(deps, wholePageOf(query, machineJson));
      return ok({ items: items.map(machineJson), cursor }, {}, etag(version));
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
