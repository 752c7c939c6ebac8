/** What the emulation is built from, and what it offers. This folder imports nothing from outside. */
import type { Engine } from './dynamodb/engine';
import type { Json, Runtime, ServiceFactory } from './gateway/service';
import type { AccessKeys } from './iam/access-keys';
import type { FindAsset } from './lambda/definition';
import type { RawTemplate } from './template/cloudformation';
import type { Usage } from './usage/usage';

/** The output of `cdk synth`, as far as the machine needs it. */
export interface CloudAssembly {
  readonly stackName: string;
  readonly template: RawTemplate;
  readonly findAsset: FindAsset;
}

/** A request as CloudFront sends it to the origin. Header names are in lower case. */
export interface OriginRequest {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface OriginResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** The origin behind the template's distribution. The emulation does not provide one. */
export interface Origin {
  answer(request: OriginRequest): OriginResponse;
}

/** A server for people, on a separate port: the distribution, a mailbox. */
export interface Page {
  /** What is added to the machine's base port. */
  readonly offset: number;
  /** @returns undefined when the template has nothing for it to serve */
  create(runtime: Runtime, findAsset: FindAsset): PageServer | undefined;
}

export interface PageServer {
  /** Listens on loopback only. @param port 0 for any free one. @returns the port */
  start(port: number): Promise<number>;
  stop(): Promise<void>;
}

export interface MachineOptions {
  /** Absolute path of everything the machine keeps. */
  readonly directory: string;
  /** Base port N, never 0: the API listens on N, the AWS endpoint on N+6, pages where their offsets say. */
  readonly port: number;
  readonly schedulesDisabled: boolean;
  /** Other values than the template's for environment variables that it gives functions. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly assembly: CloudAssembly;
  /** The database behind the template's tables. */
  readonly engine: Engine;
  /** The AWS services besides DynamoDB, Lambda and API Gateway, in the order they start. */
  readonly services: readonly ServiceFactory[];
  readonly pages: readonly Page[];
  /** Counts what the machine uses of AWS; without it nothing is counted. */
  readonly usage?: Usage;
  /** Called once, when the machine cannot continue: its disk is full, or its database cannot be restarted. */
  readonly onFatal: (error: Error) => void;
}

/** The deployed stack, on one machine. */
export interface Machine {
  /** Whose tokens the API takes; absent where the template has no such authorizer. */
  readonly issuer?: string;
  readonly keys: AccessKeys;
  /** Of the template. */
  readonly outputs: Readonly<Record<string, Json>>;
  /** Runs what a rate schedule would have run while the machine was off. */
  catchUp(): void;
  /** Gives work in progress a moment to finish, then stops everything but the database engine. */
  stop(): Promise<void>;
}
