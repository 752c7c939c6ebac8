import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { published } from '../../../../local/aws/limits/table';

const lambdas = join(__dirname, '..', '..', '..', '..', 'lambdas');
/** Names of lib-dynamodb for calls of DynamoDB. */
const documentNames: Readonly<Record<string, string>> = {
  BatchGet: 'BatchGetItem',
  Put: 'PutItem',
  TransactGet: 'TransactGetItems',
  TransactWrite: 'TransactWriteItems',
  Update: 'UpdateItem',
};
/** They carry an ARN or a URL and nothing else that has a limit. */
const withoutLimits = [
  'DescribeKeyValueStore',
  'DeleteTopic',
  'ListSubscriptionsByTopic',
  'Unsubscribe',
  'GetSubscriptionAttributes',
  'GetTopicAttributes',
];

function commandsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .flatMap(({ parentPath, name }) => {
      const source = readFileSync(join(parentPath, name), 'utf8');
      return [...source.matchAll(/new (\w+)Command\(/g)].map(([, command = '']) => documentNames[command] ?? command);
    });
}

describe('the table of limits', () => {
  it('has a line for every call that the product makes', () => {
    const lines = new Set(Object.keys(published).map((operation) => operation.split('.')[1]));
    const calls = [...new Set(commandsIn(lambdas))].filter((command) => !withoutLimits.includes(command));

    expect(calls.length).toBeGreaterThan(10);
    expect(calls.filter((command) => !lines.has(command))).toEqual([]);
  });

  it('names the page of AWS beside each line', () => {
    const sources = Object.values(published).map(({ source }) => source);
    expect(sources.filter((source) => !/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/.test(source))).toEqual([]);
  });
});
