import { requiredActions } from '../../../../local/aws/dynamodb/required-actions';
import type { Table } from '../../../../local/aws/dynamodb/table';
import type { JsonObject } from '../../../../local/aws/gateway/service';

const table: Table = {
  name: 'control',
  arn: 'arn:control',
  partitionKeys: { '': 'pk', bySite: 'gsiSiteId' },
  creation: {},
};
const key = (pk: string): JsonObject => ({ pk: { S: pk }, sk: { S: 'x' } });
const on = { TableName: 'control' };
const needed = (operation: string, input: JsonObject) =>
  requiredActions(operation, input, () => table).map(({ action, resource, context }) => [
    action,
    resource,
    context['dynamodb:LeadingKeys'],
  ]);

describe('the IAM actions of a DynamoDB call', () => {
  it('are one per element of a transaction', () => {
    const TransactItems = [
      { Put: { ...on, Item: key('A') } },
      { Update: { ...on, Key: key('B') } },
      { Delete: { ...on, Key: key('C') } },
      { ConditionCheck: { ...on, Key: key('D') } },
    ];
    expect(needed('TransactWriteItems', { TransactItems })).toEqual([
      ['dynamodb:PutItem', 'arn:control', ['A']],
      ['dynamodb:UpdateItem', 'arn:control', ['B']],
      ['dynamodb:DeleteItem', 'arn:control', ['C']],
      ['dynamodb:ConditionCheckItem', 'arn:control', ['D']],
    ]);
    expect(needed('TransactGetItems', { TransactItems: [{ Get: { ...on, Key: key('A') } }] })).toEqual([
      ['dynamodb:GetItem', 'arn:control', ['A']],
    ]);
  });

  it('name the index that a query reads, and its partition key', () => {
    const query = {
      ...on,
      IndexName: 'bySite',
      KeyConditionExpression: '#site = :site AND startsAt > :from',
      ExpressionAttributeNames: { '#site': 'gsiSiteId' },
      ExpressionAttributeValues: { ':site': { S: 'demo' }, ':from': { N: '1' } },
    };
    expect(needed('Query', query)).toEqual([['dynamodb:Query', 'arn:control/index/bySite', ['demo']]]);
    expect(needed('Scan', on)).toEqual([['dynamodb:Scan', 'arn:control', undefined]]);
  });

  it('name all keys of a batch once', () => {
    const Keys = [key('A'), key('B'), key('A')];
    expect(needed('BatchGetItem', { RequestItems: { control: { Keys } } })).toEqual([
      ['dynamodb:BatchGetItem', 'arn:control', ['A', 'B']],
    ]);
    const writes = [{ PutRequest: { Item: key('C') } }, { DeleteRequest: { Key: key('D') } }];
    expect(needed('BatchWriteItem', { RequestItems: { control: writes } })).toEqual([
      ['dynamodb:BatchWriteItem', 'arn:control', ['C', 'D']],
    ]);
  });

  it.each([
    ['UPDATE "con.trol" SET a = 1 WHERE pk = \'A\'', ['dynamodb:PartiQLUpdate', 'arn:control', undefined]],
    ["delete from control where pk = 'A'", ['dynamodb:PartiQLDelete', 'arn:control', undefined]],
    ['INSERT INTO "control" VALUE {}', ['dynamodb:PartiQLInsert', 'arn:control', undefined]],
    ['SELECT * FROM "control"."bySite"', ['dynamodb:PartiQLSelect', 'arn:control/index/bySite', undefined]],
  ])('are that of the verb in PartiQL: %s', (Statement, expected) => {
    expect(needed('ExecuteStatement', { Statement })).toEqual([expected]);
    expect(needed('BatchExecuteStatement', { Statements: [{ Statement }, { Statement }] })).toEqual([
      expected,
      expected,
    ]);
    expect(needed('ExecuteTransaction', { TransactStatements: [{ Statement }] })).toEqual([expected]);
  });

  it('are not guessed for operations that are not offered', () => {
    expect(() => needed('RestoreTableFromBackup', {})).toThrow('RestoreTableFromBackup');
    expect(() => needed('ExecuteStatement', { Statement: 'EXISTS(SELECT * FROM t)' })).toThrow('cannot read');
    expect(() => needed('TransactWriteItems', { TransactItems: [{ Merge: on }] })).toThrow('Merge');
  });
});
