import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Attempt {
  /** `null` when it had to be killed. */
  readonly code: number | null;
  /** What it printed to say what is wrong. */
  readonly complaint: string;
}

const LONGEST_MS = 60_000;

/** Runs `npm start` where it is expected to end by itself. */
export async function attempt(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Attempt> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, complaint: complaint.trim() };
}
