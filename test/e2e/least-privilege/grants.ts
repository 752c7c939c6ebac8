import type { Json, JsonObject, PolicyDocument, Template } from '../../../local/aws/gateway/service';
import type { AuthorizedCall } from '../../../local/aws/iam/call-log';
import { evaluate, type Principal } from '../../../local/aws/iam/evaluate';
import { type ProfileName, profileNames, profiles } from '../../../local/aws/iam/profiles';
import { policiesOfRole } from '../../../local/aws/iam/role-policies';
import { toPolicy } from '../../../local/aws/iam/statement';
import { asObject, asText, isList } from '../../../local/aws/template/cloudformation';
import { resourcePoliciesOf } from './resource-policies';

/** Someone whom the template allows things, and the recorded calls that ask for them. */
interface Holder {
  readonly name: string;
  readonly principal: Principal;
  readonly statements: readonly JsonObject[];
  /** Whether the statements lie with the resource (permissions, trust), not with the identity. */
  readonly onResource: boolean;
  asks(call: AuthorizedCall): boolean;
}

/** One action on one resource, under one value of each condition that lists several. */
export interface Grant {
  readonly holder: Holder;
  /** `{holder}: {action} on {resource}`, and `if {key} is {value}` where a value was taken away. */
  readonly name: string;
  /** Allows the calls that use the grant. */
  readonly itself: JsonObject;
  /** All that its holder is allowed without it. */
  readonly others: readonly JsonObject[];
}

/** Every Allow of the template, taken apart. */
export function grantsOf(template: Template): readonly Grant[] {
  return [...roles(template), ...people(template), ...services(template)].flatMap(takenApart);
}

/**
 * Whether taking the grant away would have refused a call that was made.
 * @returns `unused` when no call needed it, `redundant` when the holder's other grants allow all those that did
 */
export function verdictOn({ holder, itself, others }: Grant, calls: readonly AuthorizedCall[]) {
  const using = calls.filter((call) => call.allowed && holder.asks(call) && isAllowed(holder, [itself], call));
  if (using.length === 0) return 'unused';
  return using.some((call) => !isAllowed(holder, others, call)) ? 'needed' : 'redundant';
}

/**
 * Replays the calls that used the grant with a stranger's value for each of its conditions, and by a stranger where it
 * says who may come.
 * @returns what was allowed nevertheless
 */
export function openTo({ holder, itself }: Grant, calls: readonly AuthorizedCall[]): readonly string[] {
  const using = calls.filter((call) => call.allowed && holder.asks(call) && isAllowed(holder, [itself], call));
  const keys = Object.values(asObject(itself.Condition ?? {}, 'Condition')).flatMap((asked) =>
    Object.keys(asObject(asked, 'Condition')),
  );
  const foreign = keys.filter((key) =>
    using.some((call) =>
      isAllowed(holder, holder.statements, { ...call, context: { ...call.context, [key]: 'foreign' } }),
    ),
  );
  const stranger: Holder = { ...holder, principal: { kind: 'Service', name: 'foreign.amazonaws.com' } };
  const anybody = holder.onResource && using.some((call) => isAllowed(stranger, holder.statements, call));
  return [...foreign, ...(anybody ? ['anybody'] : [])];
}

function isAllowed({ principal, onResource }: Holder, Statement: readonly JsonObject[], call: AuthorizedCall): boolean {
  const { action, resource, context } = call;
  const identityPolicies = onResource ? [] : [{ Statement }];
  const resourcePolicy = onResource ? { Statement } : undefined;
  return evaluate({ principal, action, resource, context, identityPolicies, resourcePolicy }) === 'allowed';
}

function roles(template: Template): readonly Holder[] {
  return template.ofType('AWS::IAM::Role').map((role) => ({
    name: role.logicalId,
    principal: { kind: 'AWS', arn: role.arn },
    statements: atomsOf(policiesOfRole(role, template)),
    onResource: false,
    asks: (call) => call.role === role.logicalId,
  }));
}

/** People are their managed policy: whoever holds it may use it. */
function people(template: Template): readonly Holder[] {
  return template.ofType('AWS::IAM::ManagedPolicy').map(({ logicalId, arn, properties }) => {
    const holds = (name: string): name is ProfileName =>
      profileNames.some((one) => one === name && `quiesce-${profiles[one]}` === properties.ManagedPolicyName);
    return {
      name: String(properties.ManagedPolicyName),
      principal: { kind: 'AWS', arn },
      statements: atomsOf([toPolicy(properties.PolicyDocument, logicalId)]),
      onResource: false,
      asks: (call) => holds(call.role),
    };
  });
}

/** Services that a resource's own policy lets in: each a holder at that resource. */
function services(template: Template): readonly Holder[] {
  return resourcePoliciesOf(template).flatMap(({ name, arn, policy }) => {
    const statements = atomsOf([{ Statement: policy.Statement.filter(({ Effect }) => Effect === 'Allow') }]);
    const named = (statement: JsonObject) => serviceIn(statement.Principal);
    return [...new Set(statements.map(named))].map((service) => ({
      name: `${service} at ${name}`,
      principal: { kind: 'Service', name: service } as const,
      statements: statements.filter((statement) => named(statement) === service),
      onResource: true,
      asks: (call: AuthorizedCall) => call.resource === arn && call.role === service,
    }));
  });
}

function serviceIn(principal: Json | undefined): string {
  return asText(asObject(principal, 'Principal').Service, 'Principal.Service');
}

/** One statement per action and resource. Nothing here may deny: what an identity is denied has no mutation to replay. */
function atomsOf(documents: readonly PolicyDocument[]): readonly JsonObject[] {
  return documents.flatMap(({ Statement }) =>
    Statement.flatMap((statement) => {
      if (statement.Effect !== 'Allow') throw new Error(`An Allow is expected: ${JSON.stringify(statement)}`);
      const resources =
        statement.Resource === undefined ? [{}] : list(statement.Resource).map((Resource) => ({ Resource }));
      return list(statement.Action ?? []).flatMap((Action) =>
        resources.map((resource) => ({ ...statement, ...resource, Action })),
      );
    }),
  );
}

function takenApart(holder: Holder): readonly Grant[] {
  return holder.statements.flatMap((atom) => {
    const rest = holder.statements.filter((other) => other !== atom);
    const name = `${holder.name}: ${atom.Action} on ${atom.Resource ?? 'itself'}`;
    const values = narrowings(atom).map(({ value, touching, without }) => ({
      holder,
      name: `${name} if ${value}`,
      itself: touching,
      others: [...rest, without],
    }));
    return values.length > 0 ? values : [{ holder, name, itself: atom, others: rest }];
  });
}

/**
 * What touches one value of a condition that lists several, and the statement with all the others. A call may touch several
 * at once (a batch of items), and then needs each.
 */
function narrowings(atom: JsonObject) {
  const conditions = asObject(atom.Condition ?? {}, 'Condition');
  return Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(asObject(keys, operator)).flatMap(([key, listed]) => {
      const values = list(listed);
      const { [operator]: _, ...others } = conditions;
      const asking = (operator: string, some: readonly Json[]): JsonObject => ({
        ...atom,
        Condition: { ...others, [operator]: { ...asObject(keys, operator), [key]: some } },
      });
      if (values.length < 2) return [];
      return values.map((value) => ({
        value: `${key} is ${value}`,
        touching: asking(operator.replace('ForAllValues', 'ForAnyValue'), [value]),
        without: asking(
          operator,
          values.filter((other) => other !== value),
        ),
      }));
    }),
  );
}

const list = (value: Json): readonly Json[] => (isList(value) ? value : [value]);
