import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { State } from '../../local/aws/gateway/service';
import { apiOf } from '../../local/aws/http-api/api';
import { HttpApiServer } from '../../local/aws/http-api/server';
import { createCore } from '../../local/aws/runtime';
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
  webhooks: [{ webhookId: 'chat', url: 'https://chat.example.com/hook', secretName: 'chat' }],
});
export const template = loadTemplate(raw.toJSON() as Parameters<typeof loadTemplate>[0], place);
export const { accountId, region } = place;

function volatileState(): State {
  const maps = new Map<string, Map<string, unknown>>();
  return {
    map: <T>(name: string) => {
      const map = (maps.get(name) ?? new Map<string, unknown>()) as Map<string, T>;
      maps.set(name, map);
      const inOrder = () => [...map].sort(([left], [right]) => (left < right ? -1 : 1));
      return {
        get: (key) => map.get(key),
        put: (key, value) => void map.set(key, value),
        delete: (key) => void map.delete(key),
        entries: (prefix = '') => inOrder().filter(([key]) => key.startsWith(prefix)),
      };
    },
    stored: async () => {},
    close: async () => {},
  };
}

/** The HTTP API of the synthesized template as `npm start` serves it: routes, throttles, signatures and IAM policies. */
export class Gateway {
  private constructor(
    readonly port: number,
    readonly keys: ReturnType<typeof createCore>['keys'],
    private readonly server: HttpApiServer,
    private readonly directory: string,
  ) {}

  static async open({ invoke, clock }: Behind): Promise<Gateway> {
    const directory = mkdtempSync(join(tmpdir(), 'quiesce-fuzz-'));
    const inputs = { template, state: volatileState(), place, definitions: [], directory, port: 0, count: countNothing };
    const core = createCore({ ...inputs, schedulesDisabled: true, clock });
    const runtime = {
      ...core.runtime,
      // Events and answers travel as JSON, as in Lambda.
      invoke: async (_function: string, event: unknown) => ({
        payload: JSON.parse(JSON.stringify((await invoke(JSON.parse(JSON.stringify(event)))) ?? null)),
      }),
    };
    const server = new HttpApiServer(apiOf(template), { ...core, runtime });
    return new Gateway(await server.listen(0), core.keys, server, directory);
  }

  async close(): Promise<void> {
    await this.server.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
