import type { Window } from '../api/answers';
import { plainText } from '../output/plain-text';
import { type EdgeWindow, readStatusDocument, type StatusDocument } from './status-document';

type Planned = Pick<Window, 'hostnames' | 'mode' | 'startsAt' | 'endsAt'>;

/** What the edge says of each hostname of a window. */
export interface Sight {
  /** Whether every hostname that can be asked is as it should be. */
  readonly everywhere: boolean;
  /** What is missing, in a few words each. */
  readonly missing: readonly string[];
}

/** Wildcards name no host that could be asked. */
export const askable = (hostnames: readonly string[]): string[] => hostnames.filter((name) => !name.includes('*'));

/** Whether the edge enforces the window now, by its own clock, on every hostname. */
export const seesInForce = (window: Planned, via: string | undefined): Promise<Sight> =>
  look(window, via, ({ windows, at }) => {
    const found = windows.find((each) => isThis(each, window));
    if (found === undefined) return 'does not know the window yet';
    return at >= Date.parse(found.startsAt) ? undefined : 'has not started it yet';
  });

/** Whether the edge has let go of the window on every hostname. */
export const seesOver = (window: Planned, via: string | undefined): Promise<Sight> =>
  look(window, via, ({ windows, at }) => {
    const found = windows.find((each) => each.mode === window.mode && each.startsAt === window.startsAt);
    return found && at < Date.parse(found.endsAt) ? 'still enforces it' : undefined;
  });

const isThis = (each: EdgeWindow, { mode, startsAt, endsAt }: Planned) =>
  each.mode === mode && each.startsAt === startsAt && each.endsAt === endsAt;

async function look(
  { hostnames }: Planned,
  via: string | undefined,
  objectionTo: (document: StatusDocument) => string | undefined,
): Promise<Sight> {
  const seen = await Promise.all(
    askable(hostnames).map(async (hostname) => {
      const objection = await readStatusDocument(hostname, via).then(objectionTo, (error: Error) => error.message);
      return objection === undefined ? [] : [plainText(`${hostname}: ${objection}`)];
    }),
  );
  const missing = seen.flat();
  return { everywhere: missing.length === 0, missing };
}
