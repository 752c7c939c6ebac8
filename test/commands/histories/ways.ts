import type { AuditEntry } from '../../../lambdas/domain/audit/audit';
import type { Directory } from '../../../lambdas/domain/directory/directory';
import { isPrincipal } from '../../../lambdas/domain/directory/principals';
import { Snapshot } from '../../../lambdas/store/snapshot';
import { questionsIn } from './fair-votes';
import { assertInvariants, type Standing } from './invariant-checks';

const directoryIn = (standing: Standing): Directory => new Snapshot([...standing.values()]).directory();
/** Whether a person has the way from the beginning: it is called after them. */
const isOwn = (key: string): boolean => {
  const [personId = '', way = ''] = key.split(' ');
  return way.startsWith(`${personId}@`) || way.endsWith(`/${personId}`);
};

const answers = new Set(['approve', 'reject', 'withdraw', 'ratify']);

/**
 * 10: nobody answers a question by a principal or a mailbox that came to a person after it was asked. It is counted here in steps of
 * the history, without the times and versions that the product keeps: a human who takes over somebody's principals or mailbox to
 * decide what they asked themselves is late by at least a step.
 */
export class Ways {
  /** By person and way, the step in which it came to them. */
  private joined = new Map<string, number>();
  /** By subject and plan version, the step in which it was asked. */
  private readonly asked = new Map<string, number>();

  constructor(standing: Standing) {
    this.note(standing, -1);
    // Origins ask in step -1, and lend what is somebody else's only after they asked.
    for (const key of this.joined.keys()) this.joined.set(key, isOwn(key) ? -2 : -1);
  }

  /** @param told what the step recorded. @param step counts deliveries */
  observe(before: Standing, after: Standing, told: readonly AuditEntry[], step: number): void {
    for (const entry of told) if (answers.has(entry.action)) this.expectTimely(entry, before);
    this.note(after, step);
  }

  private expectTimely({ subject, actor }: AuditEntry, before: Standing): void {
    const person = directoryIn(before).people.find(({ personId }) => personId === actor.personId);
    assertInvariants(person, 'who answers is in the directory', actor);
    const signed = person.principals.find((entry) => isPrincipal(entry, actor.principal));
    const way = actor.principal.startsWith('mailbox:') ? person.email : signed;
    const joined = this.joined.get(`${person.personId} ${way}`);
    const open = questionsIn(before).filter(({ id }) => id === subject);
    const asked = Math.max(...open.map(({ question }) => this.asked.get(`${subject} ${question.planVersion}`) ?? -1));
    assertInvariants(joined !== undefined && joined < asked, 'who answers could when it was asked', {
      actor,
      joined,
      asked,
    });
  }

  private note(standing: Standing, step: number): void {
    const ways = directoryIn(standing).people.flatMap(({ personId, email, principals }) =>
      [email, ...principals].map((way) => `${personId} ${way}`),
    );
    this.joined = new Map(ways.map((way) => [way, this.joined.get(way) ?? step]));
    for (const { id, question } of questionsIn(standing)) {
      const name = `${id} ${question.planVersion}`;
      if (!this.asked.has(name)) this.asked.set(name, step);
    }
  }
}
