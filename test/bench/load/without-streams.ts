import { DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import type { BenchMachine } from '../machine/machine';
import { settingsOf, tablesOf } from './product';

/**
 * Does the work while the tables of a machine have no streams, so that nothing follows from what it writes: schedules, mails and
 * publishes of 10,000 windows take a quarter of an hour. Reconcile would catch up on all of it.
 */
export async function withoutStreams(machine: BenchMachine, work: () => Promise<void>): Promise<void> {
  const client = new DynamoDBClient(await settingsOf(machine));
  const tables = Object.values(tablesOf(machine));
  const change = async (
    StreamSpecification: ConstructorParameters<typeof UpdateTableCommand>[0]['StreamSpecification'],
  ) => {
    for (const TableName of tables) await client.send(new UpdateTableCommand({ TableName, StreamSpecification }));
  };
  await change({ StreamEnabled: false });
  await work();
  await change({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
  client.destroy();
}
