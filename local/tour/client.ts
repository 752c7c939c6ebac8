import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import type { Endpoints } from '../announce';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** One answer of the Admin API, its JSON read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The stage lets a hundred through at once, and then fifty each second. */
const PATIENCE_MS = 20_000;

export async function readEndpoints(directory: string): Promise<Endpoints> {
  return JSON.parse(await readFile(join(directory, 'endpoints.json'), 'utf8')) as Endpoints;
}

/** Reads an AWS shared-credentials file. @throws Error naming the profile when it is not there. */
async function readProfile(directory: string, profile: string): Promise<Credentials> {
  const text = await readFile(join(directory, 'credentials'), 'utf8');
  const section = text.split(/^\[/m).find((part) => part.startsWith(`${profile}]`));
  const value = (key: string) => section?.match(new RegExp(`^${key}\\s*=\\s*(\\S+)`, 'm'))?.[1];
  const accessKeyId = value('aws_access_key_id');
  const secretAccessKey = value('aws_secret_access_key');
  if (!accessKeyId || !secretAccessKey) throw new Error(`${directory}/credentials has no profile ${profile}`);
  return { accessKeyId, secretAccessKey };
}

/** Calls the Admin API as one person, signed by aws4fetch: an independent SigV4 client. */
export class AdminApi {
  private readonly signer: AwsClient;

  private constructor(
    private readonly endpoints: Endpoints,
    credentials: Credentials,
  ) {
    this.signer = new AwsClient({ ...credentials, service: 'execute-api', region: endpoints.region, retries: 0 });
  }

  static async as(profile: string, directory: string): Promise<AdminApi> {
    return new AdminApi(await readEndpoints(directory), await readProfile(directory, profile));
  }

  /** Waits where the gateway says that too many call at once. */
  async call(path: string, call: Call = {}): Promise<Answer> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.callOnce(path, call);
      if (answer.status !== 429 || Date.now() > deadline) return answer;
      await sleep(100 + Math.random() * 200);
    }
  }

  private async callOnce(path: string, { method = 'GET', body, headers = {} }: Call): Promise<Answer> {
    const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await this.signer.fetch(`${this.endpoints.adminApi}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...init,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  }

  get(path: string): Promise<Answer> {
    return this.call(path);
  }

  post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.call(path, { method: 'POST', body, headers });
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
}
