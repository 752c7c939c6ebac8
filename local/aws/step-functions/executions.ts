import { createHash, randomBytes } from 'node:crypto';
import type { State, StateMap } from '../gateway/service';
import type { Execution } from './execution';

/** A closed execution's name stays taken this long: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
const keptMs = 90 * 24 * 3600 * 1000;

export interface TokenReference {
  readonly executionArn: string;
  readonly attempt: string;
}

/** Executions and their tokens, on disk. Tokens are found by their hash. */
export class Executions {
  readonly #executions: StateMap<Execution>;
  readonly #tokens: StateMap<TokenReference>;

  constructor(state: State) {
    this.#executions = state.map<Execution>('executions');
    this.#tokens = state.map<TokenReference>('task-tokens');
  }

  get(arn: string): Execution | undefined {
    return this.#executions.get(arn);
  }

  ofMachine(machineArn: string): readonly Execution[] {
    const prefix = `${machineArn.replace(':stateMachine:', ':execution:')}:`;
    return this.#executions.entries(prefix).map(([, execution]) => execution);
  }

  create(execution: Execution): void {
    this.#executions.put(execution.arn, execution);
  }

  /** Writes `after`, unless the execution changed since `before` was read. The token is findable before it is used. */
  replace(before: Execution, after: Execution): boolean {
    const { arn, revision } = before;
    if (this.get(arn)?.revision !== revision) return false;
    const { task } = after.current;
    if (task?.token !== undefined && task.attempt !== before.current.task?.attempt) {
      this.#tokens.put(hashOf(task.token), { executionArn: arn, attempt: task.attempt });
    }
    this.#executions.put(arn, { ...after, revision: revision + 1 });
    return true;
  }

  /** @returns nothing for an unknown token */
  find(token: string): TokenReference | undefined {
    return this.#tokens.get(hashOf(token));
  }

  /** Removes executions that closed more than 90 days ago. */
  forgetOld(now: number): void {
    for (const [arn, { stoppedAt }] of this.#executions.entries()) {
      if (stoppedAt !== undefined && stoppedAt + keptMs < now) this.#executions.delete(arn);
    }
    for (const [hash, { executionArn }] of this.#tokens.entries()) {
      if (this.get(executionArn) === undefined) this.#tokens.delete(hash);
    }
  }
}

/** Opaque, unguessable, and as long as those of AWS. */
export function newToken(): string {
  return `AQC${randomBytes(384).toString('base64').slice(3)}`;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
