import type { Session } from '../session';
import { askTime } from './ask-time';
import { instantText } from './told';

/** A time for a query: an instant in UTC, or nothing where none was typed. */
export async function askedInstant(session: Session, option: string, text: string | undefined, zone: string) {
  return text === undefined ? undefined : instantText((await askTime(session, option, text, zone)).at);
}
