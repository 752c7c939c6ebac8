import type { CountUsage } from '../usage/usage';

/** The interfaces of the local runtime: what a local AWS service receives, and what it can use of the machine. */

/** Who signed a call, found by access key; the gateway does not verify the signature. */
export interface Caller {
  readonly arn: string;
  readonly kind: 'role' | 'user';
  /** Logical id of the role in the template, or the profile's name. */
  readonly name: string;
}

export interface AwsRequest {
  readonly caller: Caller;
  /** Signing name from the SigV4 credential scope, such as `dynamodb` or `cloudfront-keyvaluestore`. */
  readonly service: string;
  readonly method: string;
  /** Raw path, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface AwsResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** An error as AWS would answer it; the gateway renders it in the protocol of the caller (JSON 1.0, REST-JSON, query XML). */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    /** More members of the error document, e.g. `CancellationReasons`. */
    readonly extra: object = {},
  ) {
    super(message);
    this.name = code;
  }
}

export interface Service {
  readonly signingName: string;
  handle(request: AwsRequest): Promise<AwsResponse>;
  /** It keeps nothing in the state, so its answers need not wait until that is stored. */
  readonly keepsNoState?: true;
  start?(): Promise<void>;
  stop?(): Promise<void>;
}

/** A JSON value of the template after its intrinsics were resolved. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  /** What `Ref` gives. */
  readonly physicalId: string;
  /** Empty for types without one. */
  readonly arn: string;
  readonly properties: JsonObject;
}

export interface Template {
  readonly resources: readonly Resource[];
  ofType(type: string): readonly Resource[];
  /** @throws Error naming the id when the template has no such resource. */
  byLogicalId(logicalId: string): Resource;
  /** The resource with this ARN, if the template declares it. */
  byArn(arn: string): Resource | undefined;
  readonly outputs: Readonly<Record<string, Json>>;
}

/** A durable map: every write is on disk when the call returns, and survives `kill -9`. */
export interface StateMap<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
  delete(key: string): void;
  /** In key order; `prefix` narrows it. A snapshot: writing while iterating is safe. */
  entries(prefix?: string): readonly (readonly [string, T])[];
}

export interface State {
  /** The same name gives the same map, across restarts. Keys are at most 1,900 bytes. */
  map<T>(name: string): StateMap<T>;
  /**
   * Waits until everything written so far survives `kill -9`. Whoever answers, or has something done outside this
   * process, waits for it first.
   *
   * @throws Error when a write has failed
   */
  stored(): Promise<void>;
  close(): Promise<void>;
}

export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly JsonObject[];
}

/** Values of condition keys, e.g. `{'aws:SourceArn': '…'}`; the gateway adds `aws:SecureTransport: 'true'`. */
export type ConditionContext = Readonly<Record<string, string | readonly string[]>>;

export interface InvokeResult {
  readonly payload: unknown;
  /** Set when the function threw, timed out or could not be loaded. */
  readonly error?: { readonly errorType: string; readonly errorMessage: string };
}

/** What the machine provides to a service. */
export interface Runtime {
  readonly template: Template;
  readonly state: State;
  /** Directory of `--data`. */
  readonly directory: string;
  readonly region: string;
  readonly accountId: string;
  /** `--disable-schedules`: Scheduler and the near-boundary queue accept and keep work, but never deliver. */
  readonly schedulesDisabled: boolean;
  /** Base port N of `--port`; 0 asks for any free port. Site is N+1, mailbox N+2, gateway N+6. */
  readonly port: number;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /**
   * Checks one action on one resource against the caller's policies (and the resource's own), and records the call.
   * @throws AwsError `AccessDeniedException` when nothing allows it or something denies it.
   */
  authorize(
    caller: Caller,
    action: string,
    resource: string,
    context?: ConditionContext,
    resourcePolicy?: PolicyDocument,
  ): void;
  /**
   * Whether a resource's own policy lets an AWS service in: a function's permissions, a role's trust policy. Records the
   * call.
   * @param service such as `scheduler.amazonaws.com`
   */
  permitsService(
    service: string,
    action: string,
    resource: string,
    context: ConditionContext,
    resourcePolicy: PolicyDocument,
  ): boolean;
  /** Runs the function and waits (RequestResponse). No authorization: the service authorizes first. */
  invoke(functionArn: string, payload: unknown): Promise<InvokeResult>;
  /** Puts the event on the durable asynchronous queue: two retries, then the function's on-failure destination. */
  invokeAsync(functionArn: string, payload: unknown): void;
  /** The caller that a role's credentials stand for. @throws Error when the template has no such role. */
  roleCaller(roleArn: string): Caller;
  /** Counts what AWS would bill; does nothing unless the machine was asked to count. */
  readonly count: CountUsage;
  /** One JSON line to the runtime's log; never a token, a code or a body. */
  log(line: object): void;
}

/** How `local/services.ts` composes the machine: each service is created once from the runtime. */
export type ServiceFactory = (runtime: Runtime) => Service;
