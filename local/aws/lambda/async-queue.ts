import type { InvokeResult, StateMap } from '../gateway/service';
import type { InvokeConfig } from './invoke-config';

/** An event that waits for its function, as it is stored on disk. */
export interface QueuedEvent {
  readonly functionArn: string;
  readonly payload: unknown;
  readonly requestId: string;
  /** Epoch milliseconds. */
  readonly queuedAt: number;
  readonly dueAt: number;
  readonly attempts: number;
}

/** An event that used up its retries, with the function's last answer. */
export interface Exhausted {
  readonly event: QueuedEvent;
  readonly condition: 'RetriesExhausted' | 'EventAgeExceeded';
  readonly result: InvokeResult;
}

export interface AsyncQueueDeps {
  readonly events: StateMap<QueuedEvent>;
  readonly invoke: (functionArn: string, payload: unknown) => Promise<InvokeResult>;
  readonly configOf: (functionArn: string) => InvokeConfig;
  readonly onExhausted: (exhausted: Exhausted, destination: string | undefined) => Promise<void>;
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Waits before the first, second … retry, in milliseconds. AWS waits 60 s and 120 s; a local machine need not. */
  readonly retryDelaysMs?: readonly number[];
}

const RETRY_DELAYS_MS = [1_000, 2_000];

/**
 * Asynchronous invocations: stored before they are accepted, delivered at least once, retried, then sent to the
 * destination.
 */
export class AsyncQueue {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  /** Events that wait for their timer or their function in this process. */
  private readonly taken = new Set<string>();
  private stopped = false;

  constructor(private readonly deps: AsyncQueueDeps) {}

  /** Continues with what an earlier process left; what this process added is already being processed. */
  start(): void {
    for (const [key, event] of this.deps.events.entries()) if (!this.taken.has(key)) this.schedule(key, event);
  }

  add(functionArn: string, payload: unknown): void {
    const now = this.deps.clock();
    const requestId = this.deps.newId();
    const event: QueuedEvent = { functionArn, payload, requestId, queuedAt: now, dueAt: now, attempts: 0 };
    const key = `${String(now).padStart(15, '0')}-${requestId}`;
    this.deps.events.put(key, event);
    this.schedule(key, event);
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private schedule(key: string, event: QueuedEvent): void {
    if (this.stopped) return;
    this.taken.add(key);
    const wait = Math.max(0, event.dueAt - this.deps.clock());
    this.timers.set(
      key,
      setTimeout(() => void this.deliver(key, event), wait),
    );
  }

  private async deliver(key: string, event: QueuedEvent): Promise<void> {
    this.timers.delete(key);
    const result = await this.deps.invoke(event.functionArn, event.payload).catch(unreachable);
    if (this.stopped) return;
    if (!result.error) this.forget(key);
    else await this.retry(key, { ...event, attempts: event.attempts + 1 }, result);
  }

  private async retry(key: string, event: QueuedEvent, result: InvokeResult): Promise<void> {
    const { maximumRetries, maximumAgeMs, onFailure } = this.deps.configOf(event.functionArn);
    const delays = this.deps.retryDelaysMs ?? RETRY_DELAYS_MS;
    const dueAt = this.deps.clock() + (delays[event.attempts - 1] ?? delays.at(-1) ?? 0);
    const tooOld = dueAt - event.queuedAt > maximumAgeMs;
    if (event.attempts <= maximumRetries && !tooOld) {
      const next = { ...event, dueAt };
      this.deps.events.put(key, next);
      this.schedule(key, next);
      return;
    }
    const condition = tooOld ? 'EventAgeExceeded' : 'RetriesExhausted';
    await this.deps.onExhausted({ event, condition, result }, onFailure);
    this.forget(key);
  }

  private forget(key: string): void {
    this.deps.events.delete(key);
    this.taken.delete(key);
  }
}

/**
 * The function was removed from the template after the event was queued: this, too, is retried and then sent to the
 * destination.
 */
function unreachable(error: unknown): InvokeResult {
  const errorMessage = error instanceof Error ? error.message : String(error);
  return { payload: null, error: { errorType: 'ResourceNotFoundException', errorMessage } };
}
