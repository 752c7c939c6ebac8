import type { AdminApi } from '../../bin/admin-api/client';
import { readConfiguration } from '../../bin/configuration';
import { type Seeded, seed, seededLine } from '../../bin/seed/seed';
import { admitSignIns, withSignIn } from './sign-ins';

export interface MachineSeed {
  readonly api: AdminApi;
  /** Reads the token from the confirmation mail that came to an address. */
  readonly awaitToken: (address: string) => Promise<string>;
  readonly progress: (line: string) => void;
  /** Where the people can sign in, if anywhere. */
  readonly issuer?: string;
}

type People = ReturnType<typeof readConfiguration>['people'];

/**
 * Creates what `npm run seed` would create from the same configuration, and then confirms the mailboxes, which on AWS
 * people do themselves. A restart changes nothing; the next start completes one that was interrupted.
 *
 * @throws Error when the API refuses anything
 */
export async function seedMachine(file: string, machine: MachineSeed): Promise<void> {
  const { people: listed, sites } = readConfiguration(file);
  await admitSignIns(listed, machine);
  const people = listed.map((person) => withSignIn(person, machine.issuer));
  const seeded = await seed({ people, sites }, machine.api);
  const refused = seeded.filter(({ outcome }) => outcome === 'refused');
  if (refused.length > 0) throw new Error(`Seeding failed: ${refused.map(seededLine).join('; ')}`);
  for (const one of seeded.filter(({ outcome }) => outcome === 'differs')) machine.progress(seededLine(one));
  await confirmMailboxes(people, seeded, machine);
}

async function confirmMailboxes(people: People, seeded: readonly Seeded[], machine: MachineSeed): Promise<void> {
  for (const { kind, id, outcome, unconfirmed } of seeded) {
    const person = people.find(({ personId }) => kind === 'person' && personId === id);
    if (!person || !unconfirmed || outcome === 'differs') continue;
    // A start that was interrupted may have recorded the person without sending the mail: adding them again sends one.
    if (outcome === 'exists') await post(machine.api, '/v1/people', person);
    const token = await machine.awaitToken(person.email);
    await post(machine.api, `/v1/people/${id}/confirm`, { token });
  }
}

async function post(api: AdminApi, path: string, body: object): Promise<void> {
  const answer = await api.post(path, body);
  if (answer.status >= 300) {
    throw new Error(`Seeding failed: POST ${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}
