import { UsageFailure } from '../failures';
import type { Session } from '../session';
import { type Instant, readInstant, type Unclear } from './instant';
import { offsetText } from './told';

/**
 * Reads a time that somebody typed. A local time that the clocks skip or show twice is asked about on a terminal; in a pipe it is
 * refused, and the message names both instants that could be meant.
 *
 * @param option what the message calls it, e.g. `--at`
 */
export async function askTime(session: Session, option: string, text: string, zone: string): Promise<Instant> {
  const read = understood(session, option, text, zone);
  if (read.kind === 'instant') return read;
  const { candidates, named } = read;
  const texts = candidates.map((at) => offsetText(at, read.zone));
  const told = `${option} ${text}: clocks in ${read.zone} ${read.kind === 'skipped' ? 'skip this time' : 'show this time twice'}.`;
  if (!session.io.interactive) throw new UsageFailure(told, `Use ${texts.join(' or ')} instead.`);
  const choices = texts.map((label, index) => ({ value: String(candidates[index]), label }));
  const at = Number(await session.io.questions.choose(`${told} Which one do you mean?`, choices));
  return { kind: 'instant', at, zone: read.zone, named };
}

function understood(session: Session, option: string, text: string, zone: string): Instant | Unclear {
  try {
    return readInstant(text, { now: session.now(), zone });
  } catch (error) {
    if (error instanceof UsageFailure) throw new UsageFailure(`${option} ${error.message}`, error.advice);
    throw error;
  }
}
