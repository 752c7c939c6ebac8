import type { InvokeResult } from '../gateway/service';
import type { AccessKeys } from '../iam/access-keys';
import type { CountUsage } from '../usage/usage';
import type { FunctionDefinition } from './definition';
import { environmentFor } from './environment';
import { Pool } from './pool';
import { Sandbox } from './sandbox';

interface Options {
  readonly keys: AccessKeys;
  readonly place: { readonly region: string; readonly gateway: string };
  /** Creates the function that receives what a function prints. */
  readonly write: (definition: FunctionDefinition) => (chunk: string) => void;
  readonly count: CountUsage;
}

/** All functions of the template, each with its pool. */
export class Functions {
  private readonly pools = new Map<string, Pool>();

  constructor(
    private readonly definitions: readonly FunctionDefinition[],
    private readonly options: Options,
  ) {
    for (const definition of definitions) {
      const env = environmentFor(definition, options.keys.of(definition.roleArn), options.place);
      const write = options.write(definition);
      this.pools.set(definition.arn, new Pool(() => new Sandbox(definition, env, write)));
    }
  }

  /** @param nameOrArn A name, an ARN, or either with a version or alias, which all mean the code on disk. */
  find(nameOrArn: string): FunctionDefinition | undefined {
    const bare = nameOrArn.startsWith('arn:') ? nameOrArn.split(':').slice(0, 7).join(':') : nameOrArn.split(':')[0];
    return this.definitions.find(({ name, arn }) => arn === bare || name === bare);
  }

  /** @throws Error when the template declares no such function; what the function throws is in the result. */
  invoke(nameOrArn: string, payload: unknown): Promise<InvokeResult> {
    const definition = this.find(nameOrArn);
    const pool = this.pools.get(definition?.arn ?? '');
    if (!definition || !pool) throw new Error(`The template declares no function ${nameOrArn}`);
    this.options.count('lambda', 'Invocations', definition.name);
    return pool.invoke(payload);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.stop()));
  }
}
