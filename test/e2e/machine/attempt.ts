import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Attempt {
  /** `null` when it had to be killed. */
  readonly code: number | null;
  /** What it printed to say what is wrong. */
  readonly complaint: string;
}

/** Runs `npm start` where it is expected to end by itself. */
export async function attempt(args: readonly string[], withinMs = 60_000): Promise<Attempt> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: withinMs,
    killSignal: 'SIGKILL',
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, complaint: complaint.trim() };
}
