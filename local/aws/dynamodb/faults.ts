import type { AwsResponse } from '../gateway/service';
import { assertRoom, DiskFull } from '../state/room';

/** Error messages of SQLite, in which both local databases keep their tables. */
const full = /disk is full/i;
const damaged = /malformed|not a database|corrupt/i;
const unwritable = /disk I\/O error|readonly database|unable to open/i;

/** @returns why the machine cannot continue, if the database's answer says so */
export function fatalFault({ status, body }: AwsResponse, directory: string): Error | undefined {
  if (status < 500) return undefined;
  const text = body.toString();
  if (full.test(text)) return new DiskFull(directory);
  if (damaged.test(text)) {
    return new Error(
      `The database in ${directory} is damaged: restore it from a copy, or start with another --data directory`,
    );
  }
  if (unwritable.test(text))
    return new Error(`The database in ${directory} cannot be written: see whether its disk is well`);
  return shortOfRoom(directory);
}

/** @returns why nothing more can be written, if that is so */
export function shortOfRoom(directory: string): Error | undefined {
  try {
    assertRoom(directory);
    return undefined;
  } catch (error) {
    return error instanceof DiskFull ? error : undefined;
  }
}
