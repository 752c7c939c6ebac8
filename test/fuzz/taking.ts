import { isDeepStrictEqual } from 'node:util';
import { mistakesOf } from './checks';
import type { Fuzzed } from './fuzzed';
import { mail, pass } from './scene';
import { toSend, withAnotherBody } from './sending';
import type { Got, Sent } from './wire';
import type { Wish } from './wishes';

/** What is wrong with an answer, and the request that got it. */
export class Failure extends Error {
  constructor(
    readonly mistakes: readonly string[],
    told: string,
  ) {
    super([...mistakes, told].join('\n'));
  }
}

/** How often each operation was answered with each status. */
const answered = new Map<string, Map<number, number>>();

/** A line for each operation: how often it was answered with which status. */
export const coverage = (): string =>
  [...answered]
    .map(
      ([key, counts]) =>
        `${key}: ${[...counts]
          .sort()
          .map(([status, times]) => `${status} ${times}×`)
          .join(', ')}`,
    )
    .join('\n');

function count(key: string, status: number): void {
  const counts = answered.get(key) ?? new Map<number, number>();
  answered.set(key, counts.set(status, (counts.get(status) ?? 0) + 1));
}

/** Sends what a wish stands for. @throws Failure */
export async function take(fuzzed: Fuzzed, wanted: Wish): Promise<void> {
  if (wanted.wait > 1) await pass(fuzzed, wanted.wait);
  else fuzzed.service.now += 1;
  const sent = keyed(fuzzed, wanted, await toSend(fuzzed, wanted));
  const got = await sendChecked(fuzzed, wanted, sent);
  fuzzed.learn(got);
  if (wanted.again !== 'nothing' && got.status < 300 && hasKey(wanted, sent)) await repeat(fuzzed, wanted, sent, got);
  if (got.status === 201) await mail(fuzzed);
}

const isRepeatable = ({ operation }: Wish) => operation.parameters.some(({ name }) => name === 'Idempotency-Key');

const hasKey = (wanted: Wish, { method, headers }: Sent) =>
  isRepeatable(wanted) && method === wanted.operation.method && headers['idempotency-key'] !== undefined;

function keyed({ database }: Fuzzed, wanted: Wish, sent: Sent): Sent {
  if (wanted.again === 'nothing' || !isRepeatable(wanted)) return sent;
  return { ...sent, headers: { 'idempotency-key': `key-${database.written.length}`, ...sent.headers } };
}

/** A key that was used brings the first answer, and with another body a refusal; neither changes anything. */
async function repeat(fuzzed: Fuzzed, wanted: Wish, sent: Sent, first: Got): Promise<void> {
  const { written } = fuzzed.database;
  const [writes, effects] = [written.length, fuzzed.effects()];
  const other = wanted.again === 'another body';
  const again = other ? withAnotherBody(sent) : sent;
  const got = await sendChecked(fuzzed, wanted, again);
  const wrong = [
    ...(other && got.status !== 422 ? [`a key with another body was answered ${got.status}`] : []),
    ...(!other && got.status !== first.status ? [`a repeat was answered ${got.status}, not ${first.status}`] : []),
    ...(!other && !isSame(got, first) ? [`a repeat was answered otherwise: ${first.text}`] : []),
    ...(written.length > writes ? [`a repeat wrote ${written.slice(writes)}`] : []),
    ...(fuzzed.effects() !== effects ? ['a repeat reached others again'] : []),
  ];
  if (wrong.length > 0) throw new Failure(wrong, told(wanted, again, got));
}

/** The order of members is that of the database. */
const isSame = (one: Got, other: Got) => isDeepStrictEqual(JSON.parse(one.text), JSON.parse(other.text));

async function sendChecked(fuzzed: Fuzzed, wanted: Wish, sent: Sent): Promise<Got> {
  const { written } = fuzzed.database;
  const [writes, effects] = [written.length, fuzzed.effects()];
  const got = await fuzzed.wire.send(await fuzzed.as(wanted.sender, sent));
  count(wanted.operation.routeKey, got.status);
  const left = { written: written.slice(writes), told: fuzzed.effects() !== effects };
  const mistakes = mistakesOf(wanted.operation, sent, got, left);
  if (mistakes.length > 0) throw new Failure(mistakes, told(wanted, sent, got));
  return got;
}

function told({ sender }: Wish, { method, path, query, headers, body }: Sent, got: Got): string {
  const request = { sender, method, path, query, headers, body: body.toString('utf8').slice(0, 3000) };
  return `${JSON.stringify(request)}\n${got.status} ${got.text.slice(0, 2000)}`;
}
