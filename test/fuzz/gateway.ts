import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { apiOf } from '../../local/aws/http-api/api';
import { HttpApiServer } from '../../local/aws/http-api/server';
import { createCore } from '../../local/aws/runtime';
import { loadState } from '../../local/aws/state/lmdb-state';
import { loadTemplate } from '../../local/aws/template/load';
import { placeAt } from '../../local/aws/template/place';
import { countNothing } from '../../local/aws/usage/usage';
import { synthesize } from '../lib/synthesize';

/** The functions behind the gateway, and the clock of all. */
export interface Behind {
  invoke(event: APIGatewayProxyEventV2): Promise<unknown>;
  /** Epoch milliseconds. */
  clock(): number;
}

const place = placeAt(0, 'quiesce');
const raw = synthesize({
  stackName: 'quiesce',
  webhooks: [{ webhookId: 'chat', url: 'https://chat.example.com/hook' }],
});
const template = loadTemplate(raw.toJSON() as Parameters<typeof loadTemplate>[0], place);
export const { region } = place;

/** The HTTP API of the synthesized template as `npm start` serves it: routes, throttles, signatures and IAM policies. */
export class Gateway {
  private constructor(
    readonly port: number,
    private readonly core: ReturnType<typeof createCore>,
    private readonly server: HttpApiServer,
    private readonly directory: string,
  ) {}

  static async open({ invoke, clock }: Behind): Promise<Gateway> {
    const directory = mkdtempSync(join(tmpdir(), 'quiesce-fuzz-'));
    const state = await loadState(directory, (error) => {
      throw error;
    });
    const inputs = { template, state, place, definitions: [], directory, port: 0, count: countNothing };
    const core = createCore({ ...inputs, schedulesDisabled: true, clock });
    const runtime = {
      ...core.runtime,
      // Events and answers travel as JSON, as in Lambda.
      invoke: async (_function: string, event: unknown) => ({
        payload: JSON.parse(JSON.stringify((await invoke(JSON.parse(JSON.stringify(event)))) ?? null)),
      }),
    };
    const server = new HttpApiServer(apiOf(template), { ...core, runtime });
    return new Gateway(await server.listen(0), core, server, directory);
  }

  get keys() {
    return this.core.keys;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.core.runtime.state.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
