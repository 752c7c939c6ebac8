import { join } from 'node:path';
import { AwsError, type Runtime } from '../gateway/service';
import type { AccessKeys } from '../iam/access-keys';
import { appendToLog } from '../process/append-to-log';
import type { FunctionDefinition } from './definition';

interface Deps extends Pick<Runtime, 'authorize' | 'log' | 'count'> {
  readonly keys: AccessKeys;
  readonly place: { readonly region: string; readonly accountId: string };
  /** Directory of the log files. */
  readonly logs: string;
}

/**
 * Keeps what a function prints in `{logs}/{function}.log`. Lambda writes with the function's role: one that may not write
 * its log group leaves no log, as in AWS.
 */
export function functionLog(definition: FunctionDefinition, deps: Deps): (chunk: string) => void {
  const file = join(deps.logs, `${definition.name}.log`);
  let allowed: boolean | undefined;
  return (chunk) => {
    allowed ??= mayWrite(definition, deps);
    if (!allowed) return;
    deps.count('logs', 'Bytes', definition.name, Buffer.byteLength(chunk));
    appendToLog(file, chunk);
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html */
function mayWrite({ name, roleArn, logGroup }: FunctionDefinition, { keys, place, authorize, log }: Deps): boolean {
  const stream = `arn:aws:logs:${place.region}:${place.accountId}:log-group:${logGroup}:log-stream:local`;
  try {
    for (const action of ['CreateLogStream', 'PutLogEvents'])
      authorize(keys.of(roleArn).caller, `logs:${action}`, stream);
    return true;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    log({ code: 'logs.denied', function: name, message: error.message });
    return false;
  }
}
