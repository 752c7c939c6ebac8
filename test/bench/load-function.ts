import { execFileSync } from 'node:child_process';
import { lambdaEnvironment } from '../functions/lambda-environment';

/** What loading a function took, in milliseconds. */
export interface Load {
  /** User and system time of the process. It counts the work, however busy the machine is. */
  readonly cpu: number;
  readonly wall: number;
}

const probe = `
  const before = process.cpuUsage();
  const start = performance.now();
  require(process.argv[1]);
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(JSON.stringify({ cpu: (user + system) / 1000, wall }), () => process.exit());
`;

const env = { ...lambdaEnvironment, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/**
 * Loads a bundle in a process of its own, as Lambda does before the first request.
 *
 * @throws Error when it does not load
 */
export function load(file: string): Load {
  return JSON.parse(execFileSync(process.execPath, ['-e', probe, file], { env, encoding: 'utf8' })) as Load;
}
