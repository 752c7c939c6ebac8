import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoints } from '../announce';
import { readEndpoints } from './client';

const readyWithinMs = 90_000;

export interface RuntimeOptions {
  readonly directory: string;
  readonly port: number;
  /** More arguments of `npm start`, e.g. `--disable-schedules`. */
  readonly args?: readonly string[];
  /** Receives every line the runtime prints. */
  readonly onOutput?: (text: string) => void;
}

/** A local runtime in a process of its own, exactly as `npm start` runs it. */
export interface RunningRuntime {
  readonly process: ChildProcess;
  readonly endpoints: Endpoints;
  readonly directory: string;
  /** Stops it as Ctrl-C would (or with `SIGKILL`), and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts `npm start` with its own data directory and ports and waits until it is ready. @throws Error with its output. */
export async function startRuntime({ directory, port, args = [], onOutput }: RuntimeOptions): Promise<RunningRuntime> {
  await mkdir(directory, { recursive: true });
  await rm(join(directory, 'endpoints.json'), { force: true });
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'local/start.ts', '--data', directory, '--port', String(port), ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    onOutput?.(chunk.toString());
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const exited = once(child, 'exit');
  const endpoints = await Promise.race([untilReady(directory), exited.then(() => undefined)]);
  if (!endpoints) throw new Error(`the local runtime ended before it was ready:\n${output}`);
  return {
    process: child,
    endpoints,
    directory,
    stop: async (signal = 'SIGINT') => {
      child.kill(signal);
      await exited;
    },
  };
}

async function untilReady(directory: string): Promise<Endpoints> {
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    try {
      return await readEndpoints(directory);
    } catch {
      if (Date.now() > deadline) throw new Error(`the local runtime was not ready within ${readyWithinMs / 1000} s`);
      await sleep(50);
    }
  }
}
