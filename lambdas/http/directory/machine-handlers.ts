import { addMachine } from '../../commands/directory/add-machine';
import { changeMachine } from '../../commands/directory/change-machine';
import { removeMachine } from '../../commands/directory/remove-machine';
import type { Deps } from '../../commands/transaction/deps';
import type { Machine } from '../../domain/directory/directory';
import { getDirectory } from '../../queries/directory/get-directory';
import { listMachines } from '../../queries/directory/list-members';
import type { Handlers } from '../server/dispatch';
import { wholePageOf } from '../server/paging';
import { created, etag, noContent, ok, type Reply } from '../server/reply';
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
    'PATCH /v1/machines/{machineId}': async ({ path, body, actor, preconditions: { ifVersion } }) =>
      standing(deps, await changeMachine(deps, { ...path, ...body, ifVersion }, actor)),
    'DELETE /v1/machines/{machineId}': async ({ path, actor }) => {
      await removeMachine(deps, path, actor);
      return noContent();
    },
  };
}

/** The machine as the directory stands, so that answer and ETag are of one version; or as decided, if gone since. */
async function standing(deps: Deps, decided: Machine): Promise<Reply> {
  const { machines, version } = await getDirectory(deps);
  const machine = machines.find(({ machineId }) => machineId === decided.machineId);
  return ok(machineJson(machine ?? decided), {}, machine ? etag(version) : {});
}
