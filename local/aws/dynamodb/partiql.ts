import { AwsError, type Json, type JsonObject } from '../gateway/service';
import { asList, asObject, asText } from '../template/cloudformation';
import type { Find, RequiredAction, Requirements } from './permission';

const statement =
  /^\s*(?:(UPDATE)|(DELETE)\s+FROM|(INSERT)\s+INTO|(SELECT)\b.*?\bFROM)\s+(?:"([^"]+)"|(\w+))(?:\.(?:"([^"]+)"|(\w+)))?/is;
const verbs = { UPDATE: 'Update', DELETE: 'Delete', INSERT: 'Insert', SELECT: 'Select' } as const;

/**
 * The permissions that IAM checks for PartiQL: one action per statement, on its table or index. Partition keys are not
 * read from statements, so a policy with conditions on them fails here instead of being guessed.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 */
export const partiql: Readonly<Record<string, Requirements>> = {
  ExecuteStatement: (input, find) => [required(input, find)],
  BatchExecuteStatement: ({ Statements }, find) => each(Statements, find),
  ExecuteTransaction: ({ TransactStatements }, find) => each(TransactStatements, find),
};

const each = (statements: Json | undefined, find: Find) =>
  asList(statements, 'Statements').map((one) => required(asObject(one, 'Statements'), find));

function required({ Statement }: JsonObject, find: Find): RequiredAction {
  const [, update, remove, insert, select, quoted, bare, quotedIndex, bareIndex] =
    statement.exec(asText(Statement, 'Statement')) ?? [];
  const verb = [update, remove, insert, select].find((one) => one !== undefined)?.toUpperCase();
  if (!isVerb(verb)) throw new AwsError('ValidationException', 'The local runtime cannot read this statement');
  const table = find(quoted ?? bare);
  const index = quotedIndex ?? bareIndex;
  return {
    action: `dynamodb:PartiQL${verbs[verb]}`,
    resource: index === undefined ? table.arn : `${table.arn}/index/${index}`,
    table,
    context: {},
  };
}

const isVerb = (text: string | undefined): text is keyof typeof verbs => text !== undefined && text in verbs;
