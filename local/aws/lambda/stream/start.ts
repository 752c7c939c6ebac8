import type { DynamoClient } from '../../dynamodb/client';
import type { DynamoService } from '../../dynamodb/service';
import type { Runtime } from '../../gateway/service';
import type { Destinations } from '../destination';
import type { Functions } from '../functions';
import { streamMappingsOf } from './mapping';
import { StreamPoller } from './poller';
import { StreamReader } from './reader';
import { WriteSignal } from './write-signal';

interface Deps {
  readonly runtime: Runtime;
  readonly functions: Functions;
  readonly destinations: Destinations;
  readonly client: DynamoClient;
  readonly tables: DynamoService;
}

/** Starts a poller for each stream mapping of the template. @throws Error naming a mapping to an unknown function. */
export function startStreams({ runtime, functions, destinations, client, tables }: Deps): readonly StreamPoller[] {
  const positions = runtime.state.map<string>('stream-positions');
  return streamMappingsOf(runtime.template).map((mapping) => {
    const target = functions.find(mapping.functionName);
    if (!target) throw new Error(`${mapping.id} feeds ${mapping.functionName}, which the template does not declare`);
    const [, tableName = ''] = /:table\/([^/]+)\/stream\//.exec(mapping.streamArn) ?? [];
    const signal = new WriteSignal();
    tables.writes.on('write', () => signal.raise());
    const poller = new StreamPoller(mapping, {
      runtime,
      signal,
      destinations,
      reader: new StreamReader(client, tableName, mapping.id, positions),
      caller: runtime.roleCaller(target.roleArn),
    });
    poller.start();
    return poller;
  });
}
