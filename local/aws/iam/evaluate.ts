import type { ConditionContext, PolicyDocument } from '../gateway/service';
import { conditionsHold } from './conditions';
import { type Statement, statementsOf } from './statement';
import { matchesWildcard } from './wildcard';

export type Principal =
  | { readonly kind: 'AWS'; readonly arn: string }
  | { readonly kind: 'Service'; readonly name: string };

export interface Question {
  readonly principal: Principal;
  /** Such as `dynamodb:PutItem`. */
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
  readonly identityPolicies: readonly PolicyDocument[];
  readonly resourcePolicy?: PolicyDocument | undefined;
}

export type Verdict = 'allowed' | 'explicit-deny' | 'implicit-deny';

/**
 * Decides as IAM does within one account: a Deny that applies wins; otherwise an Allow in the identity's or the
 * resource's policies is enough; otherwise it is denied.
 * @throws Error on elements, operators or condition keys it does not know.
 */
export function evaluate(question: Question): Verdict {
  const identity = question.identityPolicies.flatMap(statementsOf);
  const onResource = question.resourcePolicy ? statementsOf(question.resourcePolicy) : [];
  const applying = [
    ...identity.filter((statement) => applies(statement, question)),
    ...onResource.filter((statement) => namesPrincipal(statement, question.principal) && applies(statement, question)),
  ];
  if (applying.some(({ effect }) => effect === 'Deny')) return 'explicit-deny';
  return applying.length > 0 ? 'allowed' : 'implicit-deny';
}

function applies(statement: Statement, { action, resource, context }: Question): boolean {
  return matchesAction(statement, action) && matchesResource(statement, resource) && conditionsHold(statement, context);
}

function matchesAction({ actions, notActions }: Statement, action: string): boolean {
  if (actions) return actions.some((pattern) => matchesWildcard(pattern, action, true));
  return notActions !== undefined && !notActions.some((pattern) => matchesWildcard(pattern, action, true));
}

/** A statement without Resource applies to the resource it is attached to (trust policies). */
function matchesResource({ resources, notResources }: Statement, resource: string): boolean {
  if (resources) return resources.some((pattern) => matchesWildcard(pattern, resource));
  return !notResources?.some((pattern) => matchesWildcard(pattern, resource));
}

function namesPrincipal({ principals, sid, effect }: Statement, principal: Principal): boolean {
  if (!principals) throw new Error(`Statement ${sid} of a resource policy names no principal`);
  return Object.entries(principals).some(([kind, names]) => {
    if (kind === '*') return true;
    if (kind === 'Service') return principal.kind === 'Service' && names.includes(principal.name);
    if (kind === 'AWS') return principal.kind === 'AWS' && names.some((name) => namesArn(name, principal.arn, effect));
    throw new Error(`The policy evaluator does not know principals of kind ${kind}, as in statement ${sid}`);
  });
}

/**
 * `*`, the ARN itself, or the account: as its id or as `arn:aws:iam::ACCOUNT:root`. An Allow for the account itself
 * grants nothing: it leaves the decision to the identities' own policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
function namesArn(name: string, arn: string, effect: Statement['effect']): boolean {
  if (name === '*' || name === arn) return true;
  const account = arn.split(':')[4];
  return effect === 'Deny' && (name === account || name === `arn:aws:iam::${account}:root`);
}
