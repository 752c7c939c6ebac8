import { type Api, bodyOf } from '../../api/client';
import type { Machine } from '../../api/types';
import { onNewestVersion } from '../../parts/directory/on-newest-version';
import { readMachines } from '../../parts/directory/read-directory';
import { type changesOf, formOf, isSameMachine } from './machine-form';

export interface MachineToChange {
  /** As whoever changes it has read it. */
  readonly before: Machine;
  /** Of the directory in which it stood. */
  readonly etag: string;
  readonly changes: NonNullable<ReturnType<typeof changesOf>>;
}

/** Changes a machine, unless somebody else has changed this machine since. */
export function sendChange(api: Api, { before, etag, changes }: MachineToChange): Promise<Machine> {
  const { machineId } = before;
  return onNewestVersion(
    etag,
    (version) => {
      const params = { path: { machineId }, header: { 'If-Match': version } };
      return bodyOf(api.PATCH('/v1/machines/{machineId}', { params, body: changes }));
    },
    async () => {
      const { machines, etag: newer } = await readMachines(api);
      const now = machines.find((machine) => machine.machineId === machineId);
      return now && isSameMachine(formOf(before), formOf(now)) ? newer : undefined;
    },
  );
}
