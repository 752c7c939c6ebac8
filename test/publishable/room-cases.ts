import fc from 'fast-check';
import { type Mode, modes } from '../../lambdas/domain/window/window';

/** What happens to a few sites that share a store which is nearly full. */
export interface RoomCase {
  /** Bytes that may still be reserved by ordinary changes. */
  readonly free: number;
  /** How the sites begin. */
  readonly looks: readonly Look[];
  readonly steps: readonly RoomStep[];
}

export interface Look {
  readonly hostnames: number;
  readonly cidrs: number;
  readonly exemptions: number;
  /** Bytes of the logo in the setting itself. */
  readonly logo: number;
}

export interface Wanted {
  readonly mode: Mode;
  /** Hours from now. */
  readonly from: number;
  readonly hours: number;
  readonly paths: readonly string[];
  readonly message: string;
  readonly languages: number;
}

export type RoomStep =
  | { readonly do: 'site'; readonly site: number; readonly look: Look }
  | { readonly do: 'delete'; readonly site: number }
  | { readonly do: 'window'; readonly site: number; readonly wanted: Wanted; readonly approve: boolean }
  | { readonly do: 'amend'; readonly window: number; readonly wanted: Wanted; readonly replace: boolean }
  | { readonly do: 'cancel' | 'end' | 'extend'; readonly window: number }
  | {
      readonly do: 'emergency';
      readonly site: number;
      readonly mode: Mode;
      readonly message: string;
      readonly paths: readonly string[];
    }
  | { readonly do: 'link' | 'header'; readonly site: number }
  /** @param alive whether the schedules fire; if not, reconcile finds what they missed */
  | { readonly do: 'wait'; readonly hours: number; readonly alive: boolean };

const site = fc.nat(2);
const window = fc.nat(30);
const mode = fc.constantFrom(...modes);
const message = fc.oneof(
  fc.constantFrom('', 'Back soon', 'x'.repeat(280), '&'.repeat(150), '"'.repeat(140), '☕'.repeat(200)),
  fc.string({ unit: 'binary', maxLength: 120 }),
);
const paths = fc.oneof(fc.constant<string[]>([]), fc.subarray(['/shop', '/cart', `/${'p'.repeat(60)}`]));
const wanted: fc.Arbitrary<Wanted> = fc.record({
  mode,
  from: fc.oneof(fc.integer({ min: 1, max: 24 * 9 }), fc.integer({ min: 1, max: 24 * 60 })),
  hours: fc.integer({ min: 1, max: 48 }),
  paths,
  message,
  languages: fc.nat(3),
});
const look: fc.Arbitrary<Look> = fc.record({
  hostnames: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 24 })),
  cidrs: fc.nat(6),
  exemptions: fc.nat(4),
  logo: fc.oneof(fc.constant(0), fc.integer({ min: 3, max: 3000 })),
});

const step: fc.Arbitrary<RoomStep> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('site' as const), site, look }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), site }) },
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant('window' as const), site, wanted, approve: fc.constant(true) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('window' as const), site, wanted, approve: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('amend' as const), window, wanted, replace: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cancel', 'end', 'extend'), window }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('emergency' as const), site, mode, message, paths }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('link', 'header'), site }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 24 * 10 })),
      alive: fc.boolean(),
    }),
  },
);

export const roomCases: fc.Arbitrary<RoomCase> = fc.record({
  free: fc.oneof(fc.integer({ min: 8000, max: 14_000 }), fc.integer({ min: 8000, max: 50_000 })),
  looks: fc.array(look, { minLength: 3, maxLength: 3 }),
  steps: fc.array(step, { minLength: 8, maxLength: 30 }),
});
