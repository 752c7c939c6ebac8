import type { Runtime } from '../gateway/service';
import { edgeStore } from '../key-value-store/stores';
import type { FunctionDefinition } from './distribution';
import { EdgeFunction } from './edge-function';
import type { EdgeEvent } from './event';
import type { Invalid } from './result';

/** The function threw, did not settle or does not even load: the viewer gets 503. */
export interface Failed {
  readonly kind: 'failed';
}

/** Runs a function of the distribution: an error becomes an answer to the viewer and a line in the log. */
export class AssociatedFunction {
  readonly #running: EdgeFunction;
  readonly #clock: () => number;
  readonly #log: (line: object) => void;

  constructor(runtime: Runtime, { name, code, storeArn }: FunctionDefinition) {
    const store = storeArn === undefined ? undefined : edgeStore(runtime, storeArn);
    this.#clock = runtime.clock;
    this.#log = (line) => runtime.log({ ...line, function: name });
    this.#running = new EdgeFunction(code, {
      store: () => store?.visible ?? { items: {}, id: 'none' },
      log: (text) => this.#log({ code: 'edge-console', text }),
    });
  }

  async run<Result extends { readonly kind: string }>(
    event: EdgeEvent,
    check: (result: unknown) => Result | Invalid,
  ): Promise<Result | Invalid | Failed> {
    try {
      const checked = check(await this.#running.call(event, this.#clock()));
      if ('fault' in checked) this.#log({ code: 'edge-result-invalid', fault: checked.fault });
      return checked;
    } catch (error) {
      this.#log({ code: 'edge-function-failed', error: String(error) });
      return { kind: 'failed' };
    }
  }

  stop(): Promise<void> {
    return this.#running.stop();
  }
}
