import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * Prefixes of the control table's partition keys. Functions are granted access by prefix, which is why bypass secrets,
 * the entries at the edge (which contain them) and task tokens have separate partitions.
 */
export type KeyPattern =
  | 'SITE#*'
  | 'BYPASS#*'
  | 'EDGE#*'
  | 'STORE'
  | 'PUBLISH'
  | 'MAIL'
  | 'QUESTIONS'
  | 'NOTICES'
  | 'TOPIC#*'
  | 'PROOF'
  | 'PROOF#*'
  | 'PLAN#*'
  | 'PUBLISHES#*'
  | 'RECONCILE'
  | 'ORG'
  | 'HOSTNAME#*'
  | 'WINDOW#*'
  | 'PROPOSAL#*'
  | 'ASKED#*'
  | 'ATTEMPTS#*'
  | 'DIRECTORY'
  | 'IDEMPOTENCY#*'
  | 'WEBHOOK#*';

/**
 * How functions write items: always the complete item, so that each write has the item's next version. Only the counter of
 * the bytes that are reserved at the edge is updated, because commands of all sites add to it.
 */
export type WriteAction = 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';
export type Index = 'bySite' | 'byStatus' | 'byType';

const string = (name: string) => ({ name, type: AttributeType.STRING });
const number = (name: string) => ({ name, type: AttributeType.NUMBER });
const protectedTable = {
  billing: Billing.onDemand(),
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** The two tables: the current state (control), and the record of every change to it (audit). */
export class ControlData extends Construct {
  readonly control: TableV2;
  readonly audit: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.control = new TableV2(this, 'Control', {
      ...protectedTable,
      partitionKey: string('pk'),
      sortKey: string('sk'),
      timeToLiveAttribute: 'ttl',
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      globalSecondaryIndexes: [
        { indexName: 'bySite', partitionKey: string('gsiSiteId'), sortKey: number('startsAt') },
        { indexName: 'byStatus', partitionKey: string('gsiStatus'), sortKey: number('startsAt') },
        { indexName: 'byType', partitionKey: string('type'), sortKey: string('sortKey') },
      ],
    });
    this.audit = new TableV2(this, 'Audit', {
      ...protectedTable,
      partitionKey: string('chain'),
      sortKey: string('seq'),
      // Both images: what an entry was before somebody changed it.
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      // All entries about a window; earlier ones have the attribute as well, so the index has them.
      globalSecondaryIndexes: [
        {
          indexName: 'bySubject',
          partitionKey: string('subject'),
          sortKey: string('seq'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      resourcePolicy: new PolicyDocument({ statements: [appendOnly()] }),
    });
  }

  /** Consistent reads of items in these partitions by key. */
  grantRead(reader: IFunction, keys: readonly KeyPattern[]): void {
    allow(reader, ['BatchGetItem'], [this.control.tableArn], leading(keys));
  }

  /** The same, all at one point in time; TransactGetItems is authorized as GetItem for each key. */
  grantReadIsolated(reader: IFunction, keys: readonly KeyPattern[]): void {
    allow(reader, ['GetItem'], [this.control.tableArn], leading(keys));
  }

  grantList(reader: IFunction, indexes: readonly Index[]): void {
    const arns = indexes.map((name) => `${this.control.tableArn}/index/${name}`);
    allow(reader, ['Query'], arns);
  }

  /** Consistent queries of all items in one of these partitions. */
  grantQuery(reader: IFunction, keys: readonly KeyPattern[]): void {
    allow(reader, ['Query'], [this.control.tableArn], leading(keys));
  }

  /**
   * One kind of write, to these partitions. The elements of a transaction are authorized one by one; there is no
   * TransactWriteItems action.
   */
  grantWrite(writer: IFunction, action: WriteAction, keys: readonly KeyPattern[]): void {
    allow(writer, [action], [this.control.tableArn], leading(keys));
  }

  /** New entries, to these chains or to any. */
  grantAppendAudit(writer: IFunction, chains?: readonly string[]): void {
    allow(writer, ['PutItem'], [this.audit.tableArn], chains && leading(chains));
  }

  /** The entries about a window, by its index and by key. */
  grantReadEntries(reader: IFunction): void {
    allow(reader, ['Query'], [`${this.audit.tableArn}/index/bySubject`]);
    allow(reader, ['BatchGetItem'], [this.audit.tableArn]);
  }

  grantReadAudit(reader: IFunction): void {
    allow(reader, ['Query'], [this.audit.tableArn]);
  }
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html */
const leading = (keys: readonly string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } });

function allow(
  grantee: IFunction,
  actions: readonly string[],
  resources: string[],
  conditions?: Record<string, Record<string, readonly string[]>>,
): void {
  grantee.addToRolePolicy(
    new PolicyStatement({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources,
      ...(conditions && { conditions }),
    }),
  );
}

/**
 * Nobody, not even an administrator of the account, can change, remove or expire an entry without first removing this
 * policy, which CloudTrail records. A resource policy cannot name its own table (a circular reference); `*` here means
 * that table.
 *
 * DynamoDB refuses a policy that names an action it does not know, and the stack could then not be created. Its
 * documentation lists these four. Of PartiQL it lists the calls but not what their actions are called (elsewhere
 * `PartiQLUpdate` and `PartiQLDelete`), so those are left out; docs/runbook.md says how to add them by hand.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-iam-actions.html
 */
function appendOnly(): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', 'dynamodb:UpdateTimeToLive'],
    resources: ['*'],
  });
}
