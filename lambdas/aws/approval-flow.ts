import {
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { EpochSeconds } from '../domain/actor';
import type { Outcome } from '../domain/voting/subject';

/** Which run of the state machine: one per question, plus numbered restarts after a run that failed. */
export interface FlowRun {
  /** A windowId or a proposalId. */
  readonly subjectId: string;
  readonly planVersion: number;
  /** 1, 2 … for runs started by reconcile, absent for the first. */
  readonly restart?: number;
}

/** The state machine that waits for the approvers. */
export interface ApprovalFlow {
  /**
   * `exists`: this run was started before; a name stays taken for 90 days after the run closes.
   *
   * @param wakeAt epoch seconds: the state machine asks again at each of them but the last, and concludes at the last
   * @param timeoutSeconds until the first of them
   */
  start(run: FlowRun, timeoutSeconds: number, wakeAt: readonly EpochSeconds[]): Promise<'started' | 'exists'>;
  /**
   * Ends the wait. `over`: the wait had already ended, which is normal for a late or repeated callback. `lost`: Step
   * Functions does not know the token, so it is useless.
   */
  settle(taskToken: string, outcome: Outcome): Promise<'settled' | 'over' | 'lost'>;
  /**
   * Names of the first runs of all plan versions that have a running execution, including restarts. May lag by seconds.
   */
  running(): Promise<ReadonlySet<string>>;
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html */
const executionsPerPage = 1000;

/** ≤ 80 characters of `[0-9A-Za-z-_.]`. https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
export const executionName = ({ subjectId, planVersion, restart }: FlowRun): string =>
  `${subjectId}-p${planVersion}${restart === undefined ? '' : `-r${restart}`}`;

export function createApprovalFlow(client: SFNClient, stateMachineArn: string): ApprovalFlow {
  return {
    async start(run, timeoutSeconds, wakeAt) {
      const { subjectId, planVersion } = run;
      const input = JSON.stringify({ subjectId, planVersion, timeoutSeconds, wakeAt });
      const command = new StartExecutionCommand({ stateMachineArn, name: executionName(run), input });
      return named(client.send(command), 'started', { ExecutionAlreadyExists: 'exists' });
    },
    async settle(taskToken, outcome) {
      const command = new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ status: outcome }) });
      return named(client.send(command), 'settled', {
        TaskTimedOut: 'over',
        TaskDoesNotExist: 'lost',
        InvalidToken: 'lost',
      });
    },
    async running() {
      const plans = new Set<string>();
      let nextToken: string | undefined;
      do {
        const filter = {
          stateMachineArn,
          statusFilter: 'RUNNING',
          maxResults: executionsPerPage,
          ...(nextToken && { nextToken }),
        } as const;
        const page = await client.send(new ListExecutionsCommand(filter));
        for (const { name } of page.executions ?? []) plans.add((name ?? '').replace(/-r\d+$/, ''));
        nextToken = page.nextToken;
      } while (nextToken);
      return plans;
    },
  };
}

/** Expected errors become an outcome; all others are thrown. */
async function named<T extends string>(
  call: Promise<unknown>,
  success: T,
  outcomes: Readonly<Record<string, T>>,
): Promise<T> {
  try {
    await call;
    return success;
  } catch (thrown) {
    const outcome = thrown instanceof Error ? outcomes[thrown.name] : undefined;
    if (outcome === undefined) throw thrown;
    return outcome;
  }
}
