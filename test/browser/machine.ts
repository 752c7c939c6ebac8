import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdminApi } from '../../bin/admin-api/client';
import type { Endpoints } from '../../local/announce';
import { portsOf } from '../../local/announce';
import { freeBlock } from '../../local/aws/gateway/free-port';
import { apiAs } from '../../local/tour/client';
import { startRuntime } from '../../local/tour/runtime';

/** A fresh local machine to take pictures of. */
export interface Machine {
  readonly endpoints: Endpoints;
  /** Sends a body as a profile, and gives the answer's. @throws Error when it is refused */
  post(profile: string, path: string, body: object): Promise<AnswerBody>;
}

type AnswerBody = Awaited<ReturnType<AdminApi['post']>>['body'];

/** Starts a machine, and removes it with its data afterwards. */
export async function onMachine(draw: (machine: Machine) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'quiesce-pictures-'));
  const runtime = await startRuntime({ directory, port: await freeBlock(portsOf(0)) });
  const post: Machine['post'] = async (profile, path, body) => {
    const answer = await (await apiAs(profile, directory)).post(path, body);
    if (answer.status >= 300) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  try {
    await draw({ endpoints: runtime.endpoints, post });
  } finally {
    await runtime.stop();
    await rm(directory, { recursive: true, force: true });
  }
}
