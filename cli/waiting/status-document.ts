import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** A window as the edge tells it. */
export interface EdgeWindow {
  readonly mode: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What the edge answers about a hostname; docs/status-document.md. */
export interface StatusDocument {
  readonly windows: readonly EdgeWindow[];
  /** The clock of the edge, in milliseconds since 1970, to the second. */
  readonly at: number;
}

const path = '/.well-known/maintenance.json';
const timeoutMs = 5000;
const longest = 64_000;

/**
 * Asks the edge, and nobody in between: the document is never cached.
 *
 * @param via where to send the question instead of `https://{hostname}`; the hostname is then the Host header
 * @throws Error that says in a few words what was answered instead
 */
export async function readStatusDocument(hostname: string, via: string | undefined): Promise<StatusDocument> {
  const { statusCode, headers, text } = await answerOf(new URL(path, via ?? `https://${hostname}`), hostname);
  if (statusCode !== 200) throw new Error(`it answers ${statusCode}`);
  const windows = windowsIn(text);
  if (windows === undefined) throw new Error('its answer is no status document');
  return { windows, at: Date.parse(headers.date ?? '') || Date.now() };
}

interface Answered {
  readonly statusCode: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

function answerOf(url: URL, host: string): Promise<Answered> {
  const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
  const headers = { host, accept: 'application/json', 'user-agent': 'quiesce' };
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const asked = send(url, { headers, signal }, (answer) => {
      read(answer).then((text) => resolve({ statusCode: answer.statusCode, headers: answer.headers, text }), reject);
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        new Error(signal.aborted ? 'it does not answer' : `it cannot be reached (${error.code ?? error.message})`),
      );
    });
    asked.end();
  });
}

async function read(answer: IncomingMessage): Promise<string> {
  let text = '';
  answer.setEncoding('utf8');
  for await (const part of answer) {
    text += part;
    if (text.length > longest) throw new Error('its answer is no status document');
  }
  return text;
}

function windowsIn(text: string): readonly EdgeWindow[] | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  const windows = typeof document === 'object' && document !== null && 'windows' in document && document.windows;
  return Array.isArray(windows) && windows.every(isEdgeWindow) ? windows : undefined;
}

const isEdgeWindow = (value: unknown): value is EdgeWindow =>
  typeof value === 'object' &&
  value !== null &&
  ['mode', 'startsAt', 'endsAt'].every((member) => typeof Reflect.get(value, member) === 'string');
