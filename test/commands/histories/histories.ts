import fc from 'fast-check';

const requester = fc.constantFrom('rita', 'rita', 'rita', 'ana', 'robot', 'stranger');
/** Mallory has no entry: she is Rita, with principals and a mailbox that she gives to others. */
const person = fc.constantFrom('ana', 'ben', 'cy', 'ana', 'ben', 'cy', 'rita', 'robot', 'stranger', 'mallory');
/** Counted from the newest one. */
const which = fc.constantFrom(0, 0, 0, 1, 1, 2, 5);
const siteId = fc.constantFrom('demo', 'demo', 'demo', 'shop');
const paths = fc.constantFrom([], ['/a'], ['/a/b'], ['/A'], ['/b', '/c']);
/** Of the site: all, or one of them. */
const hosts = fc.constantFrom('all', 'all', 'first', 'last');
/** With a start, or as soon as it is approved, not before some minutes. */
const when = fc.constantFrom('at', 'at', 'on approval');
const minutes = (min: number, max: number) => fc.integer({ min, max });
const is = <T extends string>(...kinds: T[]) => fc.constantFrom<T[]>(...kinds);

const windows = [
  {
    weight: 5,
    arbitrary: fc.record({
      do: is('request'),
      siteId,
      who: requester,
      starts: minutes(-1, 30),
      lasts: minutes(0, 30),
      when,
      hosts,
      paths,
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      do: is('approve', 'approve', 'approve', 'reject', 'withdraw'),
      which,
      who: person,
      by: is('signed', 'signed', 'mail', 'wrong code'),
      ifVersion: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: minutes(1, 4) }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: is('edit'),
      which,
      who: requester,
      replace: fc.boolean(),
      how: is(
        ...(['mode', 'longer', 'longer', 'shorter', 'later', 'message', 'back', 'reason', 'nothing'] as const),
        ...(['on approval', 'first host', 'all hosts'] as const),
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: is('extend'), which, who: requester, by: minutes(-1, 12) }) },
  { weight: 3, arbitrary: fc.record({ do: is('cancel', 'end', 'ratify', 'comment', 'recheck'), which, who: person }) },
  { weight: 1, arbitrary: fc.record({ do: is('emergency'), siteId, who: person, lasts: minutes(0, 20), paths }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: is('flip'),
      which,
      boundary: is('start', 'end'),
      age: fc.constantFrom(0, 0, 0, 1),
      due: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('expire'), which, age: fc.constantFrom(0, 0, 1) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is('wait'),
      which,
      until: is('startsAt', 'endsAt', 'decideBy', 'now'),
      minutes: fc.nat(2),
    }),
  },
] as const;

const others = [
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('site'),
      siteId,
      who: requester,
      how: is('create', 'policy', 'policy', 'update', 'delete', 'published'),
      wide: fc.boolean(),
      required: minutes(1, 3),
      veto: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('template'), siteId, who: requester, uses: minutes(1, 2), paths }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('from template'),
      which,
      who: requester,
      starts: minutes(1, 30),
      lasts: minutes(1, 10),
      when,
      paths,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: is('proposal'),
      which,
      who: person,
      how: is('approve', 'approve', 'reject', 'withdraw', 'cancel', 'expire'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('bypass'),
      siteId,
      how: is('link', 'link again', 'revoke links', 'header', 'revoke header'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: is('person'),
      who: fc.constantFrom('ana', 'ben', 'cy', 'dan'),
      how: is(
        ...(['add', 'confirm', 'remove', 'disable', 'enable', 'mailbox', 'rita leaves', 'become rita'] as const),
        ...([
          'borrow principal',
          'borrow principal',
          'borrow mailbox',
          'give back',
          'join',
          'own robot',
          'hand over robot',
          'lose robot',
        ] as const),
      ),
    }),
  },
] as const;

const step = fc.oneof(...windows, ...others);

export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
/** The steps of a kind; one arbitrary may make several kinds. */
export type Of<D extends Step['do']> = Step extends infer S
  ? S extends { do: infer A }
    ? A extends D
      ? S
      : D extends A
        ? S
        : never
    : never
  : never;

/**
 * How a command ends for its caller: it may be delivered twice, die before its commit and be repeated, or die after its commit, so
 * that the answer is lost and the caller asks again.
 */
const fate = is('once', 'once', 'once', 'twice', 'dies before', 'dies after');
export type Fate = typeof fate extends fc.Arbitrary<infer F> ? F : never;

export interface Act {
  readonly step: Step;
  readonly fate: Fate;
}

/** What people, timers, mails and retries may do to sites, in any order. */
export const historyOf = (size: { minLength: number; maxLength: number }): fc.Arbitrary<Act[]> =>
  fc.array(fc.record({ step, fate }), size);
