import { AwsError, type Caller, type ConditionContext, type PolicyDocument, type Template } from '../gateway/service';
import type { Place } from '../template/place';
import type { CallLog } from './call-log';
import { evaluate, type Principal } from './evaluate';
import { type ProfileName, profileNames, profiles } from './profiles';
import { managedPolicyNamed, policiesOfRole } from './role-policies';

/** Checks calls against the policies of the template, and records each in the call log. */
export class Authorizer {
  private readonly policies = new Map<string, readonly PolicyDocument[]>();

  constructor(
    private readonly template: Template,
    private readonly calls: CallLog,
    private readonly place: Pick<Place, 'region' | 'accountId' | 'stackName'>,
  ) {}

  /** @throws AwsError `AccessDeniedException` with AWS's message, unless the policies allow the call. */
  authorize(
    caller: Caller,
    action: string,
    resource: string,
    context: ConditionContext = {},
    resourcePolicy?: PolicyDocument,
  ): void {
    const principal: Principal = { kind: 'AWS', arn: caller.arn };
    const full = { ...this.globalContext(), 'aws:PrincipalArn': caller.arn, ...context };
    const verdict = evaluate({
      principal,
      action,
      resource,
      context: full,
      identityPolicies: this.policiesOf(caller),
      resourcePolicy,
    });
    this.calls.record({ role: caller.name, action, resource, context: full, allowed: verdict === 'allowed' });
    if (verdict === 'allowed') return;
    const why =
      verdict === 'explicit-deny'
        ? 'with an explicit deny in a policy'
        : `because no identity-based policy allows the ${action} action`;
    const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
    throw new AwsError('AccessDeniedException', message, 403);
  }

  /** Whether a resource's own policy lets an AWS service in, e.g. API Gateway into a function. */
  permitsService(
    service: string,
    action: string,
    resource: string,
    context: ConditionContext,
    resourcePolicy: PolicyDocument,
  ): boolean {
    const full = { ...this.globalContext(), ...context };
    const verdict = evaluate({
      principal: { kind: 'Service', name: service },
      action,
      resource,
      context: full,
      identityPolicies: [],
      resourcePolicy,
    });
    this.calls.record({ role: service, action, resource, context: full, allowed: verdict === 'allowed' });
    return verdict === 'allowed';
  }

  /** Every call on this machine counts as TLS; see the gateway. */
  private globalContext(): ConditionContext {
    const { region, accountId } = this.place;
    return { 'aws:SecureTransport': 'true', 'aws:RequestedRegion': region, 'aws:PrincipalAccount': accountId };
  }

  private policiesOf(caller: Caller): readonly PolicyDocument[] {
    const known = this.policies.get(caller.arn) ?? this.lookUp(caller);
    this.policies.set(caller.arn, known);
    return known;
  }

  private lookUp({ kind, name }: Caller): readonly PolicyDocument[] {
    if (kind === 'role') return policiesOfRole(this.template.byLogicalId(name), this.template);
    if (!isProfile(name)) throw new Error(`${name} is no profile`);
    return [managedPolicyNamed(`${this.place.stackName}-${profiles[name]}`, this.template)];
  }
}

function isProfile(name: string): name is ProfileName {
  return profileNames.some((profile) => profile === name);
}
