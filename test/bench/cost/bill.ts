import type { UsageLine } from '../../../local/aws/usage/usage';
import { assumed } from './assumptions';
import { type Item, priceOf } from './prices';
import type { Stack } from './stack';

/** How much of each priced item is used. */
export type Quantities = Readonly<Partial<Record<Item, number>>>;

/** What is billed for the usage that a machine counted. */
export function quantitiesOf(usage: readonly UsageLine[], stack: Stack): Quantities {
  const total = (service: string, ...whats: readonly string[]) =>
    sum(usage.filter((line) => line.service === service && (whats.length === 0 || whats.includes(line.what))));
  const invocations = total('lambda', 'Invocations');
  const requests = total('execute-api', 'Requests');
  const transitions = total('states', 'StateTransitions');
  const published = total('sns', 'Publish');
  const mails = total('sns', 'Mails');
  const logBytes =
    total('logs', 'Bytes') +
    invocations * assumed.logBytesPerInvocation +
    requests * assumed.logBytesPerApiRequest +
    transitions * assumed.logBytesPerTransition;
  return {
    'api-request': requests,
    'dynamodb-read-unit': total('dynamodb', 'ReadRequestUnits'),
    'dynamodb-write-unit':
      total('dynamodb', 'WriteRequestUnits') + total('dynamodb', 'RefusedWrites') * assumed.writeUnitsPerRefusedElement,
    event: total('events', 'Published'),
    'kms-request': published * assumed.kmsRequestsPerPublish,
    'lambda-gb-second-arm': gigabyteSeconds(usage, stack),
    'lambda-request': invocations,
    'log-gb': logBytes / 1e9,
    mail: mails,
    'queue-request': total('sqs'),
    'schedule-invocation': total('scheduler', 'Invocations'),
    'state-transition': transitions,
    'store-call': total('cloudfront-keyvaluestore'),
    'topic-request': total('sns') - mails,
    trace: invocations * assumed.tracesPerInvocation,
  };
}

/** Counted invocations and calls, at the durations that are assumed of them. */
function gigabyteSeconds(usage: readonly UsageLine[], { functions }: Stack): number {
  return functions.reduce((all, { name, role, memoryMb }) => {
    const invocations = sum(usage.filter(({ what, by }) => what === 'Invocations' && by === name));
    const calls = usage.filter(({ by, what }) => by === role && what !== 'Mails');
    const invokes = sum(calls.filter(({ what }) => what === 'Invoke'));
    const seconds =
      invocations * assumed.secondsPerInvocation +
      (sum(calls) - invokes) * assumed.secondsPerCall +
      invokes * assumed.secondsPerInvoke;
    return all + (seconds * memoryMb) / 1024;
  }, 0);
}

/** What the stack costs in a month in which nothing is called. */
export function standingQuantities({ alarmMetrics, polledQueues }: Stack): Quantities {
  return {
    'alarm-metric-month': alarmMetrics,
    'queue-request': polledQueues * assumed.queuePollsPerSecond * assumed.days * 86_400,
  };
}

export function add(...several: readonly Quantities[]): Quantities {
  const all: Partial<Record<Item, number>> = {};
  for (const [item, quantity] of several.flatMap((one) => entriesOf(one))) all[item] = (all[item] ?? 0) + quantity;
  return all;
}

export function times(factor: number, quantities: Quantities): Quantities {
  return Object.fromEntries(entriesOf(quantities).map(([item, quantity]) => [item, factor * quantity]));
}

export function dollars(quantities: Quantities): number {
  return entriesOf(quantities).reduce((all, [item, quantity]) => all + priceOf(item, quantity), 0);
}

export function entriesOf(quantities: Quantities): readonly (readonly [Item, number])[] {
  return Object.entries(quantities) as [Item, number][];
}

const sum = (lines: readonly UsageLine[]) => lines.reduce((all, { count }) => all + count, 0);
