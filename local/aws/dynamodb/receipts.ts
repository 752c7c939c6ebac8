import { createHash } from 'node:crypto';
import { AwsError, type AwsResponse, type Json, type JsonObject } from '../gateway/service';
import { asList, asObject, isObject } from '../template/cloudformation';
import type { Table } from './table';

/**
 * AWS carries out a transaction once per ClientRequestToken, for ten minutes. The local databases forget the tokens
 * when they are killed, and then nobody knows whether a transaction in flight was committed. So each transaction with a
 * token also writes a receipt into a table of the runtime: a repeat finds it and gets the first answer.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export const receipts: Table = {
  name: 'local-transaction-receipts',
  arn: '',
  partitionKeys: { '': 'token' },
  timeToLiveAttribute: 'expiresAt',
  creation: {
    TableName: 'local-transaction-receipts',
    KeySchema: [{ AttributeName: 'token', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'token', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  },
};

const KEPT_SECONDS = 600;
/** With this many elements, a receipt would be one too many. */
const MOST_ELEMENTS = 99;

export interface Receipt {
  /** The request with the receipt as its last element. */
  readonly body: string;
  /** The answer as it would be without a receipt. */
  answer(response: AwsResponse): AwsResponse;
}

/** @param now epoch milliseconds. @returns nothing for a transaction without a token, or one that has no room for it. */
export function receiptFor(input: JsonObject, now: number): Receipt | undefined {
  const { ClientRequestToken: token, TransactItems } = input;
  if (typeof token !== 'string' || !Array.isArray(TransactItems) || TransactItems.length > MOST_ELEMENTS)
    return undefined;
  const elements = JSON.stringify(TransactItems);
  const digest = createHash('sha256').update(elements).digest('hex');
  const expiresAt = { N: String(Math.floor(now / 1000) + KEPT_SECONDS) };
  const put = {
    TableName: receipts.name,
    Item: { token: { S: token }, digest: { S: digest }, expiresAt },
    ConditionExpression: 'attribute_not_exists(#token)',
    ExpressionAttributeNames: { '#token': 'token' },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
  // The token is not sent to the database, which would treat the request as a different one because the receipt's
  // expiry differs.
  const { ClientRequestToken: _, TransactItems: __, ...rest } = input;
  return {
    body: withElements(
      rest,
      `${elements.slice(0, -1)}${TransactItems.length > 0 ? ',' : ''}${JSON.stringify({ Put: put })}]`,
    ),
    answer: (response) => (response.status === 200 ? response : afterRefusal(response, digest)),
  };
}

/** The elements are written once, for the digest and for the database. */
function withElements(rest: JsonObject, elements: string): string {
  const others = JSON.stringify(rest).slice(1, -1);
  return `{"TransactItems":${elements}${others === '' ? '' : `,${others}`}}`;
}

/** @throws AwsError `IdempotentParameterMismatchException` for a token that was used for something else. */
function afterRefusal(response: AwsResponse, digest: string): AwsResponse {
  const output = JSON.parse(response.body.toString()) as JsonObject;
  if (!Array.isArray(output.CancellationReasons)) return response;
  const reasons = asList(output.CancellationReasons, 'CancellationReasons');
  const found = digestIn(reasons.at(-1));
  if (found === digest) return { ...response, status: 200, body: '{}' };
  if (found !== undefined) {
    throw new AwsError('IdempotentParameterMismatchException', 'The token was used with other parameters');
  }
  return { ...response, body: JSON.stringify(withoutLast(output, reasons)) };
}

function withoutLast(output: JsonObject, reasons: readonly Json[]): JsonObject {
  const message = String(output.message ?? output.Message ?? '').replace(/, [^,[\]]+\]$/, ']');
  return { ...output, CancellationReasons: reasons.slice(0, -1), message, Message: message };
}

/** @returns the digest of the receipt that was there already */
function digestIn(reason: Json | undefined): string | undefined {
  const { Code, Item } = asObject(reason, 'CancellationReasons');
  const digest = Code === 'ConditionalCheckFailed' && isObject(Item) ? Item.digest : undefined;
  return isObject(digest) ? String(digest.S) : undefined;
}
