import { AwsError, type Caller, type ConditionContext, type PolicyDocument, type Template } from '../gateway/service';
import type { Place } from '../template/place';
import type { CallLog } from './call-log';
import { evaluate, type Principal, type Question, type Verdict } from './evaluate';
import { type ProfileName, profileNames, profiles } from './profiles';
import { findManagedPolicy, managedPolicyNamed, policiesOfRole } from './role-policies';

type Asked = Pick<Question, 'action' | 'resource' | 'context'>;

/** So many answers are remembered; then all are forgotten. */
const MOST_VERDICTS = 20_000;

/** Checks calls against the policies of the template, and records each in the call log. */
export class Authorizer {
  private readonly policies = new Map<string, readonly PolicyDocument[]>();
  /** Policies do not change while the machine runs, so the same question has the same answer. */
  private readonly verdicts = new Map<string, Verdict>();
  private readonly documents = new WeakMap<PolicyDocument, number>();
  private count = 0;

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
    const verdict = this.verdictOn(caller, { action, resource, context }, resourcePolicy);
    if (verdict === 'allowed') return;
    const why =
      verdict === 'explicit-deny'
        ? 'with an explicit deny in a policy'
        : `because no identity-based policy allows the ${action} action`;
    const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
    throw new AwsError('AccessDeniedException', message, 403);
  }

  private verdictOn(caller: Caller, asked: Asked, resourcePolicy: PolicyDocument | undefined): Verdict {
    return this.remembered(caller.arn, asked, resourcePolicy, () => {
      const context = { ...this.globalContext(), 'aws:PrincipalArn': caller.arn, ...asked.context };
      const question = { ...asked, context };
      const principal: Principal = { kind: 'AWS', arn: caller.arn };
      const verdict = evaluate({ ...question, principal, identityPolicies: this.policiesOf(caller), resourcePolicy });
      this.calls.record({ role: caller.name, ...question, allowed: verdict === 'allowed' });
      return verdict;
    });
  }

  private remembered(
    who: string,
    { action, resource, context }: Asked,
    resourcePolicy: PolicyDocument | undefined,
    decide: () => Verdict,
  ): Verdict {
    const policy = resourcePolicy ? this.idOf(resourcePolicy) : '';
    const text = `${who} ${action} ${resource} ${policy} ${JSON.stringify(context)}`;
    const known = this.verdicts.get(text);
    if (known) return known;
    const verdict = decide();
    if (this.verdicts.size >= MOST_VERDICTS) this.verdicts.clear();
    this.verdicts.set(text, verdict);
    return verdict;
  }

  /** Whether a resource's own policy lets an AWS service in, e.g. API Gateway into a function. */
  permitsService(
    service: string,
    action: string,
    resource: string,
    context: ConditionContext,
    resourcePolicy: PolicyDocument,
  ): boolean {
    const verdict = this.remembered(service, { action, resource, context }, resourcePolicy, () => {
      const question = { action, resource, context: { ...this.globalContext(), ...context } };
      const principal: Principal = { kind: 'Service', name: service };
      const decided = evaluate({ ...question, principal, identityPolicies: [], resourcePolicy });
      this.calls.record({ role: service, ...question, allowed: decided === 'allowed' });
      return decided;
    });
    return verdict === 'allowed';
  }

  /** Every call on this machine counts as TLS; see the gateway. */
  private globalContext(): ConditionContext {
    const { region, accountId } = this.place;
    return { 'aws:SecureTransport': 'true', 'aws:RequestedRegion': region, 'aws:PrincipalAccount': accountId };
  }

  /** Tells one document from another without writing it out. */
  private idOf(document: PolicyDocument): number {
    const id = this.documents.get(document) ?? ++this.count;
    this.documents.set(document, id);
    return id;
  }

  private policiesOf(caller: Caller): readonly PolicyDocument[] {
    const known = this.policies.get(caller.arn) ?? this.lookUp(caller);
    this.policies.set(caller.arn, known);
    return known;
  }

  private lookUp({ kind, name }: Caller): readonly PolicyDocument[] {
    if (kind === 'role') return policiesOfRole(this.template.byLogicalId(name), this.template);
    if (!isProfile(name)) throw new Error(`${name} is no profile`);
    const { stackName } = this.place;
    const own = findManagedPolicy(`${stackName}-${name}`, this.template);
    return [managedPolicyNamed(`${stackName}-${profiles[name]}`, this.template), ...(own ? [own] : [])];
  }
}

function isProfile(name: string): name is ProfileName {
  return profileNames.some((profile) => profile === name);
}
