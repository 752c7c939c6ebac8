import type { Answer } from '../../bin/admin-api/client';
import type { RefusalCode } from '../../lambdas/domain/refusal';
import { refusalWords } from '../../lambdas/domain/words';
import { type ExitCode, exitCodes } from '../exit-codes';
import { CommandFailure } from '../failures';
import { spoken } from '../times/spoken-instants';
import { adviceFor } from './advice';

/** The API said no. `problem` is its answer: the members of RFC 9457, and those of the code. */
export class ApiRefusal extends CommandFailure {
  override readonly name = 'ApiRefusal';

  constructor(
    readonly status: number,
    readonly problem: Answer['body'],
    message: string,
    exitCode: ExitCode,
    advice: string | undefined,
  ) {
    super(message, exitCode, advice, textOf(problem, 'code'));
  }
}

const textOf = (body: Answer['body'], member: string): string | undefined => {
  const value = body[member];
  return typeof value === 'string' ? value : undefined;
};

/** What an answer that is not 2xx means for whoever called. @param localProfile who that is on one's own computer */
export function refusalOf({ status, body }: Answer, url: string, localProfile?: string): ApiRefusal {
  const code = textOf(body, 'code');
  if (code === undefined && status === 403 && localProfile !== undefined) return profileRefusal(body, localProfile);
  if (code === undefined) return gatewayRefusal(status, body, url);
  const message = spoken(textOf(body, 'detail') ?? textOf(body, 'title') ?? code);
  const request = status >= 500 ? ` Request ${textOf(body, 'requestId')}.` : '';
  return new ApiRefusal(status, body, message + request, exitCodeOf(status), adviceFor(code, body));
}

/**
 * What the API would refuse in any case, said before somebody is asked a question whose answer changes nothing.
 *
 * @param advice what to do next
 * @param code as the API would call it
 */
export const refusedAtOnce = (
  sentence: string,
  advice: string | undefined,
  code: RefusalCode,
  exitCode: ExitCode = exitCodes.failed,
): CommandFailure => new CommandFailure(sentence, exitCode, advice, code);

/** The same, in the words of the API. */
export const refused = (code: keyof typeof refusalWords): CommandFailure =>
  new CommandFailure(refusalWords[code], exitCodes.failed, adviceFor(code, {}), code);

function exitCodeOf(status: number): ExitCode {
  if (status === 400) return exitCodes.usage;
  if (status === 403) return exitCodes.notAllowed;
  return status === 404 ? exitCodes.notFound : exitCodes.failed;
}

/** On one's own computer the credentials are those of a profile, and valid: only its role is too small. */
function profileRefusal(body: Answer['body'], profile: string): ApiRefusal {
  const advice =
    'Say who does it with --profile: approver-ana and approver-ben vote, requester requests, admin changes sites, people and machines and makes bypass links, breakglass starts emergencies.';
  return new ApiRefusal(403, body, `The profile ${profile} may not do this.`, exitCodes.notAllowed, advice);
}

/** API Gateway's own answers, which have no code. */
function gatewayRefusal(status: number, body: Answer['body'], url: string): ApiRefusal {
  const said = textOf(body, 'message') ?? textOf(body, 'text')?.slice(0, 80) ?? '';
  const told = `${url} answered ${status}${said === '' ? '' : ` (${said})`}.`;
  if (status === 403) {
    const advice =
      'These credentials have no IAM policy that allows this, or they are not valid: the policies are called quiesce-viewer, quiesce-requester and so on. See who you are with: aws sts get-caller-identity.';
    return new ApiRefusal(status, body, told, exitCodes.notAllowed, advice);
  }
  const advice = status === 404 ? 'Is this the address of the Admin API (the stack’s output AdminApiUrl)?' : undefined;
  return new ApiRefusal(status, body, told, exitCodes.failed, advice);
}
