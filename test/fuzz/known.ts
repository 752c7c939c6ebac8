import { instantText } from '../../lambdas/domain/local-time';

const kinds = ['siteId', 'windowId', 'proposalId', 'personId', 'machineId', 'token', 'cursor', 'eventId'] as const;
export type Kind = (typeof kinds)[number];

/** Stands in a request for what is known only when it is sent. `which` counts from the newest; of a time, seconds from now. */
export interface Ask {
  readonly $ask: { readonly of: Kind | 'time' | 'digest' | 'planVersion'; readonly which: number };
}

export const asked = (of: Ask['$ask']['of'], which: number): Ask => ({ $ask: { of, which } });

/** The question that a vote is about. */
export interface Question {
  readonly digest?: string;
  readonly planVersion?: number;
}

/** What answers have told so far. */
export class Known {
  private readonly values = new Map<Kind, string[]>(kinds.map((kind) => [kind, []]));

  add(kind: Kind, value: string): void {
    const all = this.all(kind);
    if (!all.includes(value)) all.push(value);
  }

  all(kind: Kind): string[] {
    return this.values.get(kind) ?? [];
  }

  everything(): ReadonlyMap<Kind, readonly string[]> {
    return this.values;
  }

  /** Everything in an answer that has the name of a kind. */
  learn(value: unknown, name = ''): void {
    if (Array.isArray(value)) for (const element of value) this.learn(element, name);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) this.learn(member, key);
    else if (typeof value === 'string' && isKind(name)) this.add(name, value);
  }

  pick(kind: Kind, which: number): string {
    const all = this.all(kind);
    return all.at(-1 - (which % Math.max(1, all.length))) ?? 'none';
  }

  /** @param now in epoch seconds. @returns the value with everything put in that was asked for */
  filled(value: unknown, now: number, question: Question): unknown {
    if (Array.isArray(value)) return value.map((element) => this.filled(element, now, question));
    if (typeof value !== 'object' || value === null) return value;
    if ('$ask' in value) return this.answer(value as Ask, now, question);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.filled(member, now, question)]));
  }

  private answer({ $ask: { of, which } }: Ask, now: number, question: Question): unknown {
    if (of === 'time') return instantText(now + which);
    if (of === 'digest' || of === 'planVersion') return question[of];
    return this.pick(of, which);
  }
}

const isKind = (name: string): name is Kind => (kinds as readonly string[]).includes(name);
