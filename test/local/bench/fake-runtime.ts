import {
  AwsError,
  type Caller,
  type ConditionContext,
  type InvokeResult,
  type JsonObject,
  type PolicyDocument,
  type Resource,
  type Runtime,
  type State,
  type Template,
} from '../../../local/aws/gateway/service';
import { evaluate } from '../../../local/aws/iam/evaluate';

/** What outlives a `kill -9`: keep it, make a second runtime on it, and the services start where the first ones stopped. */
export type Disk = Map<string, Map<string, string>>;

interface AuthorizedCall {
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
  readonly resourcePolicy?: PolicyDocument;
}

export interface FakeRuntime extends Runtime {
  readonly calls: readonly AuthorizedCall[];
  readonly lines: readonly object[];
  readonly invocations: readonly { readonly arn: string; readonly payload: unknown; readonly async: boolean }[];
  now: number | undefined;
  /** Actions that are refused, as `action` or `action resource`. */
  readonly denied: Set<string>;
  invokeWith: (arn: string, payload: unknown) => Promise<InvokeResult>;
}

export const account = '111122223333';
export const region = 'eu-central-1';

/** A resource as the template reader hands it out. */
export function resource(type: string, name: string, arn: string, properties: JsonObject, physicalId = name): Resource {
  return { logicalId: name, type, physicalId, arn, properties };
}

export function roleResource(name: string, trusted: string, condition?: JsonObject): Resource {
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: trusted } };
  const document = {
    Version: '2012-10-17',
    Statement: [condition ? { ...statement, Condition: condition } : statement],
  };
  return resource('AWS::IAM::Role', name, `arn:aws:iam::${account}:role/${name}`, {
    AssumeRolePolicyDocument: document,
  });
}

function fakeTemplate(resources: readonly Resource[]): Template {
  const byLogicalId = (logicalId: string): Resource => {
    const found = resources.find((each) => each.logicalId === logicalId);
    if (found === undefined) throw new Error(`The template has no ${logicalId}`);
    return found;
  };
  return {
    resources,
    byLogicalId,
    ofType: (type) => resources.filter((each) => each.type === type),
    byArn: (arn) => resources.find((each) => each.arn === arn),
    outputs: {},
  };
}

function fakeState(disk: Disk): State {
  return {
    map<T>(name: string) {
      const store = disk.get(name) ?? new Map<string, string>();
      disk.set(name, store);
      const read = (text: string): T => JSON.parse(text);
      return {
        get: (key) => {
          const text = store.get(key);
          return text === undefined ? undefined : read(text);
        },
        put: (key, value) => void store.set(key, JSON.stringify(value)),
        delete: (key) => void store.delete(key),
        entries: (prefix = '') =>
          [...store]
            .filter(([key]) => key.startsWith(prefix))
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, text]) => [key, read(text)] as const),
      };
    },
    stored: async () => {},
    close: async () => {},
  };
}

export function fakeRuntime(
  resources: readonly Resource[],
  options: { disk?: Disk; schedulesDisabled?: boolean; port?: number } = {},
): FakeRuntime {
  const calls: AuthorizedCall[] = [];
  const lines: object[] = [];
  const invocations: { arn: string; payload: unknown; async: boolean }[] = [];
  const runtime: FakeRuntime = {
    calls,
    lines,
    invocations,
    now: undefined,
    denied: new Set(),
    invokeWith: async () => ({ payload: null }),
    template: fakeTemplate(resources),
    state: fakeState(options.disk ?? new Map()),
    directory: '/nonexistent',
    region,
    accountId: account,
    schedulesDisabled: options.schedulesDisabled ?? false,
    port: options.port ?? 0,
    clock: () => runtime.now ?? Date.now(),
    authorize(caller, action, target, context = {}, resourcePolicy) {
      calls.push({ caller: caller.name, action, resource: target, context, ...(resourcePolicy && { resourcePolicy }) });
      if (!runtime.denied.has(action) && !runtime.denied.has(`${action} ${target}`)) return;
      throw new AwsError(
        'AccessDeniedException',
        `${caller.name} is not authorized to perform: ${action} on ${target}`,
        403,
      );
    },
    permitsService: (service, action, target, context, resourcePolicy) =>
      evaluate({
        principal: { kind: 'Service', name: service },
        action,
        resource: target,
        context,
        identityPolicies: [],
        resourcePolicy,
      }) === 'allowed',
    invoke(arn, payload) {
      invocations.push({ arn, payload, async: false });
      return runtime.invokeWith(arn, payload);
    },
    invokeAsync: (arn, payload) => void invocations.push({ arn, payload, async: true }),
    roleCaller: (arn): Caller => ({ arn, kind: 'role', name: arn.split('/').at(-1) ?? arn }),
    count: () => {},
    log: (line) => void lines.push(line),
  };
  return runtime;
}
