import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  GetExecutionHistoryCommand,
  type GetExecutionHistoryCommandInput,
  type HistoryEvent,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { InvokeResult, Service } from '../../../../local/aws/gateway/service';
import { createStepFunctions } from '../../../../local/aws/step-functions/service';
import { type Disk, type FakeRuntime, fakeRuntime, region } from '../../bench/fake-runtime';
import { type Bench, credentials, eventually, serve } from '../../bench/gateway';
import { conclude, executionArn, flow, machineArn, notify, role, stateMachine } from './flow';

type Invoke = (arn: string, payload: unknown) => Promise<InvokeResult>;

export const failure = (errorType: string): InvokeResult => ({
  payload: null,
  error: { errorType, errorMessage: 'no' },
});

export const tokenOf = (call: { readonly payload: unknown } | undefined): string =>
  (call?.payload as { taskToken: string } | undefined)?.taskToken ?? '';

/** The service with the flow on a disk that outlives it, and what a client asks of the execution `w-p1`. */
export class FlowBench {
  readonly #disk: Disk = new Map();
  #service: Service | undefined;
  #server: Bench | undefined;
  runtime: FakeRuntime = fakeRuntime([]);
  client = new SFNClient({ region, credentials });
  /** What the function `conclude` answers. */
  status = 'approved';

  /** `notify` takes the token, `conclude` answers the status. */
  readonly answering: Invoke = async (arn) => ({ payload: arn === conclude ? { status: this.status } : null });

  /** @param now epoch milliseconds; the real time unless said */
  readonly open = async (now?: number): Promise<void> => {
    this.runtime = fakeRuntime([role, stateMachine(flow)], { disk: this.#disk });
    this.runtime.invokeWith = this.answering;
    this.runtime.now = now;
    this.#service = createStepFunctions(this.runtime);
    this.#server = await serve(this.#service);
    this.client = new SFNClient({ region, credentials, endpoint: this.#server.endpoint });
    await this.#service.start?.();
  };

  readonly stopService = async (): Promise<void> => this.#service?.stop?.();

  readonly close = async (): Promise<void> => {
    await this.stopService();
    await this.#server?.close();
  };

  /** A crash: what was in flight never comes back. */
  readonly reopen = async (now?: number): Promise<void> => {
    await this.close();
    await this.open(now);
  };

  readonly start = (name = 'w-p1', input: object = { id: 'w', timeoutSeconds: 600 }) =>
    this.client.send(new StartExecutionCommand({ stateMachineArn: machineArn, name, input: JSON.stringify(input) }));

  readonly describeIt = (name = 'w-p1') =>
    this.client.send(new DescribeExecutionCommand({ executionArn: executionArn(name) }));

  readonly ended = (): Promise<DescribeExecutionCommandOutput> =>
    eventually(async () => {
      const found = await this.describeIt();
      return found.status === 'RUNNING' ? undefined : found;
    }, 'the end of the execution');

  readonly history = async (more: Partial<GetExecutionHistoryCommandInput> = {}): Promise<HistoryEvent[]> => {
    const command = new GetExecutionHistoryCommand({ executionArn: executionArn('w-p1'), ...more });
    return (await this.client.send(command)).events ?? [];
  };

  readonly types = async () => (await this.history()).map((event) => event.type);

  readonly calls = (arn: string) => this.runtime.invocations.filter((each) => each.arn === arn);

  /** The token, once the function was called and has returned. */
  readonly token = () =>
    eventually(
      async () => ((await this.types()).includes('TaskSubmitted') ? tokenOf(this.calls(notify).at(-1)) : undefined),
      'the token',
    );

  readonly succeed = (taskToken: string, output = '{"status":"approved"}') =>
    this.client.send(new SendTaskSuccessCommand({ taskToken, output }));
}
