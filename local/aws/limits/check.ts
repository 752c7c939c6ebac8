import { AwsError, type AwsRequest } from '../gateway/service';
import { type Call, readCall } from './call';
import type { Constraint } from './constraint';
import { published } from './table';

/** A call that AWS would always refuse, because it exceeds the limits that AWS publishes for the operation. */
interface Excess {
  readonly member: string;
  readonly value: unknown;
  readonly fault: string;
}

/**
 * Refuses a call that AWS would always refuse. The gateway checks every call, and fakes of AWS in tests can.
 * @throws AwsError in the words of the service
 */
export function assertWithinLimits(request: Omit<AwsRequest, 'caller'>): void {
  const call = readCall(request);
  if (call === undefined) return;
  const { members = {}, rules = [] } = published[call.operation] ?? {};
  for (const [path, constraints] of Object.entries(members)) {
    const excess = excessAt(call, path, [constraints].flat());
    if (excess) throw refusal(request.service, call, excess);
  }
  for (const { fault, code, status } of rules) {
    const said = fault(call.input);
    if (said === undefined) continue;
    throw code
      ? new AwsError(code, said, status)
      : refusal(request.service, call, { member: '', value: undefined, fault: said });
  }
}

function excessAt({ input }: Call, path: string, constraints: readonly Constraint[]): Excess | undefined {
  for (const value of valuesAt(input, stepsOf(path))) {
    for (const { fault } of constraints) {
      const said = fault(value);
      if (said !== undefined) return { member: path, value, fault: said };
    }
  }
  return undefined;
}

interface Step {
  readonly name: string;
  /** How many lists or maps are taken apart after it. */
  readonly levels: number;
}

const known = new Map<string, readonly Step[]>();

/** `a`: a member; `a[]`: every entry of a list; `a{}`: every value of a map. */
function stepsOf(path: string): readonly Step[] {
  const steps =
    known.get(path) ??
    path.split('.').map((step) => {
      const [name = ''] = /^\w+/.exec(step) ?? [];
      return { name, levels: (step.length - name.length) / 2 };
    });
  known.set(path, steps);
  return steps;
}

function valuesAt(input: unknown, steps: readonly Step[]): readonly unknown[] {
  let found: readonly unknown[] = [input];
  for (const { name, levels } of steps) {
    found = found.map((value) => Reflect.get(Object(value), name));
    for (let level = 0; level < levels; level++) found = found.flatMap((value) => Object.values(Object(value)));
    found = found.filter((value) => value !== undefined && value !== null);
    if (found.length === 0) break;
  }
  return found;
}

/** Each service words the error differently. */
function refusal(service: string, { operation }: Call, { member, value, fault }: Excess): AwsError {
  const where = member.replace(/\[\]|\{\}/g, '');
  switch (service) {
    case 'sns':
      return new AwsError('InvalidParameter', `Invalid parameter: ${where || fault}`);
    case 'sqs':
      return sqsRefusal(where, value, fault);
    case 'states':
      if (where === 'name') return new AwsError('InvalidName', `Invalid Name: '${String(value)}'`);
      break;
    case 'lambda':
      if (where === 'Payload')
        return new AwsError('RequestTooLargeException', `Request must be smaller for the ${operation} operation`, 413);
  }
  return new AwsError('ValidationException', fault.startsWith('Member ') ? oneError(where, value, fault) : fault);
}

function sqsRefusal(member: string, value: unknown, fault: string): AwsError {
  if (member === 'MessageBody' && value === '') {
    return new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
  }
  const reason = member ? `Value for parameter ${member} is invalid. Reason: ${fault}.` : fault;
  return new AwsError('InvalidParameterValue', reason);
}

const SHOWN = 100;

function oneError(member: string, value: unknown, fault: string): string {
  const shown =
    typeof value === 'string' || typeof value === 'number' ? `Value '${String(value).slice(0, SHOWN)}'` : 'Value';
  const path = member.replace(/(^|\.)(\w)/g, (_, dot: string, letter: string) => dot + letter.toLowerCase());
  return `1 validation error detected: ${shown} at '${path}' failed to satisfy constraint: ${fault}`;
}
