import type { Stage } from '../harness';
import { eventually } from '../harness';
import type { Person } from './person';
import type { Delay } from './traffic';

/** Who takes a window through its life, and where. */
export interface Cast {
  readonly rita: Person;
  readonly ana: Person;
  readonly ben: Person;
  readonly stage: Stage;
  /** A site that asks for two approvals, with the host name `{siteId}.localhost`. */
  readonly siteId: string;
}

/** Until what one did showed to another. */
export type Waits = Delay[];

/** From the request through approval, start, comment, extension and end to the verified audit log, with the hands that the people have. */
export async function takeWindow(cast: Cast): Promise<Waits> {
  const waits: Waits = [];
  const { ana, rita } = cast;
  waits.push(await ana.seesOf(rita, `Window: ${reasonFor(cast)}`, () => request(cast)));
  await approve(cast, waits);
  await extend(cast, waits);
  await end(cast, waits);
  await verify(cast);
  return waits;
}

/** Lists show windows of all sites. */
const reasonFor = ({ siteId }: Cast) => `Move ${siteId} to the new database`;
const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000).toISOString();

async function request(cast: Cast): Promise<void> {
  const { rita, siteId } = cast;
  const reason = reasonFor(cast);
  await rita.press('link', 'Windows');
  await rita.press('link', 'Request a window');
  await rita.heading('Request a window');
  await rita.choose('Site', siteId);
  await rita.pick('read-only');
  await rita.pick('As soon as it is approved');
  await rita.type('Not after: date', inTwoDays().slice(0, 10));
  await rita.type('Not after: time', '12:00');
  await rita.type('Duration in minutes', '45');
  await rita.type('Reason', reason);
  await rita.type('Message to visitors (optional)', 'Orders are safe.');
  await rita.press('button', 'Request');
  await rita.heading(reason);
  await rita.sees('The window is requested, and the approvers are being mailed.');
}

/** Two people approve, each having come another way; the window starts with the second. */
async function approve(cast: Cast, waits: Waits): Promise<void> {
  const { rita, ana, ben, stage, siteId } = cast;
  const reason = reasonFor(cast);
  await ana.press('link', `Window: ${reason}`);
  await ana.heading(reason);
  const asks = () => ana.decide('Comment', { Comment: 'Is the backup done?' });
  waits.push(await rita.seesOf(ana, '“Is the backup done?”', asks));
  const answers = () => rita.decide('Comment', { Comment: 'Yes, an hour ago.' });
  waits.push(await ana.seesOf(rita, '“Yes, an hour ago.”', answers));
  waits.push(await rita.seesOf(ana, '1 of 2 approvals', () => ana.decide('Approve')));
  await ben.press('link', 'Windows');
  await ben.press('link', reason);
  await ben.heading(reason);
  const goesAhead = () => ben.decide('Approve', { 'Reason (optional)': 'Go ahead' });
  waits.push(await rita.seesOf(ben, '2 of 2 approvals', goesAhead));
  // The server starts it, after the answer to the vote.
  await rita.sees(/^active$/);
  await visitsAnswer(stage, siteId, 403);
}

/** The policy allows no longer window without approval, so that the extension is asked for. */
async function extend({ rita, ana, ben }: Cast, waits: Waits): Promise<void> {
  const asks = () => rita.decide('Extend', { 'Minutes longer': '20', 'Reason (optional)': 'The copy is slow' });
  waits.push(await ana.seesOf(rita, 'A change waits for approval', asks));
  await ana.sees('What would change');
  waits.push(await ben.seesOf(ana, '1 of 2 approvals', () => ana.decide('Approve')));
  waits.push(await rita.seesOf(ben, '1 h 5 min', () => ben.decide('Approve')));
}

async function end({ rita, ana, stage, siteId }: Cast, waits: Waits): Promise<void> {
  const ends = () => rita.decide('End now', { 'Reason (optional)': 'Done early' });
  waits.push(await ana.seesOf(rita, /^completed$/, ends));
  await ana.sees('“Done early”');
  await visitsAnswer(stage, siteId, 200);
}

async function verify({ ana, siteId }: Cast): Promise<void> {
  await ana.press('link', 'Audit');
  await ana.heading('Audit');
  await ana.choose('Log of', siteId);
  await ana.sees('ended the window');
  await ana.press('button', 'Verify the chain');
  await ana.sees(/^All \d+ entries are valid$/);
}

/** What a visitor who wants to write gets. */
async function visitsAnswer(stage: Stage, siteId: string, status: number): Promise<void> {
  await eventually(
    () => stage.visit(`${siteId}.localhost`, 'POST'),
    (visit) => visit.status === status,
  );
}
