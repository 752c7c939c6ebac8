import { z } from 'zod';
import { AwsError, type Json, type PolicyDocument, type Runtime, type StateMap } from '../gateway/service';
import { toPolicy } from '../iam/statement';
import { policyOf } from '../wire/policy';

export type TopicAttributes = Readonly<Record<string, string>>;

const settable: ReadonlySet<string> = new Set(['DisplayName', 'KmsMasterKeyId', 'Policy']);
const topicPolicySchema = z.object({ Topics: z.array(z.string()) });

/** The topics of the template, which last as long as it does, and those made at run time. */
export class Topics {
  readonly #runtime: Runtime;
  readonly #made: StateMap<TopicAttributes>;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
    this.#made = runtime.state.map<TopicAttributes>('sns-topics');
  }

  arnOf(name: string): string {
    return `arn:aws:sns:${this.#runtime.region}:${this.#runtime.accountId}:${name}`;
  }

  exists(arn: string): boolean {
    return this.#isDeclared(arn) || this.#made.get(arn) !== undefined;
  }

  /** @throws AwsError `NotFound` */
  policyOf(arn: string): PolicyDocument | undefined {
    if (this.#isDeclared(arn)) return this.#declaredPolicy(arn);
    const attributes = this.#made.get(arn);
    if (attributes === undefined) throw notFound();
    return attributes.Policy === undefined ? undefined : readPolicy(attributes.Policy);
  }

  /** Does nothing to an existing topic. @throws AwsError `InvalidParameter` when the attributes given differ from its own */
  create(name: string, attributes: TopicAttributes): string {
    if (!/^[A-Za-z0-9_-]{1,256}$/.test(name)) throw invalid('Topic Name');
    const arn = this.arnOf(name);
    for (const [attribute, value] of Object.entries(attributes)) check(attribute, value);
    const existing = this.#made.get(arn);
    if (existing === undefined) {
      if (!this.#isDeclared(arn)) this.#made.put(arn, attributes);
    } else if (Object.entries(attributes).some(([attribute, value]) => existing[attribute] !== value)) {
      throw invalid('Attributes Reason: Topic already exists with different attributes');
    }
    return arn;
  }

  /** @throws AwsError `NotFound`, or `InvalidParameter` for an attribute or value that is not served */
  setAttribute(arn: string, attribute: string, value: string): void {
    const existing = this.#made.get(arn);
    if (existing === undefined) throw notFound();
    check(attribute, value);
    this.#made.put(arn, { ...existing, [attribute]: value });
  }

  delete(arn: string): void {
    this.#made.delete(arn);
  }

  #isDeclared(arn: string): boolean {
    return this.#runtime.template.byArn(arn)?.type === 'AWS::SNS::Topic';
  }

  #declaredPolicy(arn: string): PolicyDocument | undefined {
    const policies = this.#runtime.template
      .ofType('AWS::SNS::TopicPolicy')
      .filter((each) => topicPolicySchema.parse(each.properties).Topics.includes(arn));
    return policyOf(
      policies.map((each) => each.properties.PolicyDocument),
      arn,
    );
  }
}

function check(attribute: string, value: string): void {
  if (!settable.has(attribute)) throw invalid(`AttributeName ${attribute}`);
  if (attribute === 'Policy') readPolicy(value);
  // Its key policy lets the whole account use it through SNS; a customer key would need permissions that nobody checks here.
  if (attribute === 'KmsMasterKeyId' && value !== 'alias/aws/sns') {
    throw new AwsError('KMSNotFound', 'The local SNS knows no key but alias/aws/sns');
  }
}

function readPolicy(text: string): PolicyDocument {
  try {
    const document: Json = JSON.parse(text);
    return toPolicy(document, 'Policy');
  } catch {
    throw invalid('Policy Error: null');
  }
}

export function invalid(what: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${what}`);
}

export function notFound(): AwsError {
  return new AwsError('NotFound', 'Topic does not exist', 404);
}
