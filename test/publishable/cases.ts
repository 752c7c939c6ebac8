import fc from 'fast-check';
import { pathMatches } from '../../edge/document/document';
import type { SiteSettings } from '../../lambdas/commands/steps/site-settings';
import { readingMethods } from '../../lambdas/domain/site/methods';
import { type Mode, modes } from '../../lambdas/domain/window/window';

/** Everything somebody may ask for about a site, good or bad: commands say which. */
export interface Case {
  readonly site: SiteSettings;
  readonly header: boolean;
  readonly links: boolean;
  readonly steps: readonly Step[];
  readonly lastEmergencies: readonly { readonly mode: Mode; readonly message: string }[];
  readonly probes: readonly Probe[];
}

export type Step =
  | { readonly kind: 'window'; readonly wish: Wish }
  | { readonly kind: 'emergency'; readonly mode: Mode; readonly paths: readonly string[]; readonly message: string }
  | { readonly kind: 'site'; readonly site: SiteSettings };

interface Wish {
  readonly mode: Mode;
  /** Seconds from now. */
  readonly from: number;
  readonly lasts: number;
  /** As soon as it is approved, from then on. */
  readonly onApproval: boolean;
  /** Of those that the site has by then. */
  readonly hosts: 'all' | 'first' | 'others';
  readonly paths: readonly string[];
  readonly message?: string | undefined;
  readonly messages?: Readonly<Record<string, string>> | undefined;
}

/** A request: of which of the site's hostnames and windows, at which part of that window. */
export interface Probe {
  readonly hostname: number;
  readonly window: number;
  /** In `[0, 1]`: 0 is the first second, 1 the one after the last. */
  readonly at: number;
  readonly outside: boolean;
  readonly method: 'GET' | 'POST';
}

const label = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'),
  minLength: 1,
  maxLength: 63,
});
const hostname = fc.oneof(
  fc.constantFrom('demo.example', 'WWW.demo.example', '*.demo.example', '*.example', 'localhost', 'a.b.example'),
  fc.array(label, { minLength: 2, maxLength: 3 }).map((labels) => labels.join('.')),
);

const segment = fc.string({ unit: fc.constantFrom(...'abcxyz019-_~'), minLength: 1, maxLength: 30 });
const plainPath = fc.oneof(
  fc.constantFrom('/', '/a', '/a/x', '/A/X/1', '/b', '/a,v=1', "/it's", '/$&+,:=@', '/a.json', '/.well-known'),
  fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`),
);

const logoOf = (image: Uint8Array): string => `data:image/png;base64,${Buffer.from(image).toString('base64')}`;

/** As good as never accepted. */
const oddPath = fc.constantFrom(
  '',
  'a',
  '/;x',
  '/a//b',
  '/a/../b',
  '/a%20b',
  '/a b',
  '/a?b',
  '/a#b',
  '/.well-known/maintenance.json',
);
const path = fc.oneof({ weight: 40, arbitrary: plainPath }, { weight: 1, arbitrary: oddPath });
const scope = fc.oneof(
  { weight: 2, arbitrary: fc.constant<string[]>([]) },
  { weight: 3, arbitrary: fc.uniqueArray(path, { maxLength: 5 }) },
);

/** Texts that escape to many times their length, and some around the last byte that fits. */
const text = fc.oneof(
  fc.constantFrom(
    'x',
    '&'.repeat(100),
    '<>"\''.repeat(70),
    '\n'.repeat(280),
    '"\\'.repeat(140),
    '☕'.repeat(280),
    '\u0000',
  ),
  fc.integer({ min: 1, max: 900 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 1, max: 180 }).map((length) => '&'.repeat(length)),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 280 }),
);

/** The names of ours, every form that a tag has, and what is none. */
const tag = fc.oneof(
  fc.constantFrom(
    'und',
    'UND',
    'und-latn',
    'Und-Latn-FR',
    'en',
    'en-GB',
    'fr',
    'pt-BR',
    'zh-Hant-TW',
    'de-1996',
    'mul',
  ),
  fc.constantFrom('x', 'i-klingon', 'constructor', '__proto__', 'abcd', 'fr_FR', ''),
  fc.stringMatching(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/),
);
const messages = fc.option(fc.dictionary(tag, text, { maxKeys: 11 }), { nil: undefined, freq: 2 });
const mode = fc.constantFrom(...modes);

const exemption = fc.oneof(
  fc.constantFrom('/health', '/robots.txt', 'POST /login', 'HEAD /', '/.well-known/acme-challenge', 'GET /a/x'),
  fc.tuple(fc.constantFrom('', 'GET ', 'POST '), path).map(([method, place]) => method + place),
);
const cidr = fc.oneof(
  fc.tuple(fc.nat(255), fc.constantFrom(24, 25, 27, 32)).map(([n, bits]) => `203.0.${n}.0/${bits}`),
  fc.tuple(fc.nat(0xffff), fc.constantFrom(48, 49, 51, 64)).map(([n, bits]) => `2001:db8:${n.toString(16)}::/${bits}`),
);
const origins = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(['*'], ['*', 'https://a.example']) },
  {
    weight: 6,
    arbitrary: fc.uniqueArray(
      label.map((name) => `https://${name}.example`),
      { maxLength: 3 },
    ),
  },
);

/** One in three has few hostnames and much else, so that the schedule is not always what overflows. */
const site: fc.Arbitrary<SiteSettings> = fc.record({
  siteId: fc.constant('demo'),
  hostnames: fc.oneof(
    { weight: 2, arbitrary: fc.uniqueArray(hostname, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.uniqueArray(hostname, { minLength: 1, maxLength: 24 }) },
  ),
  policy: fc.constant({ leadTimeSeconds: 0, maximumDurationSeconds: 31 * 86_400 }),
  exemptions: fc.uniqueArray(exemption, { maxLength: 8 }),
  allowedMethods: fc.constantFrom(undefined, readingMethods, ['GET', 'HEAD', 'OPTIONS', 'POST'] as const),
  corsOrigins: origins,
  pathMatch: fc.constantFrom(...pathMatches),
  retryAfterMaximumSeconds: fc.constantFrom(undefined, 60, 86_400),
  branding: fc.option(
    fc.uint8Array({ minLength: 3, maxLength: 3000 }).map((image) => ({ logo: logoOf(image) })),
    { nil: undefined },
  ),
  bypass: fc.record({ cidrs: fc.uniqueArray(cidr, { maxLength: 12 }) }),
});

const wish: fc.Arbitrary<Wish> = fc.record({
  mode,
  from: fc.integer({ min: 1, max: 30 }).map((hours) => hours * 3600),
  lasts: fc.integer({ min: 60, max: 7200 }),
  onApproval: fc.boolean(),
  hosts: fc.constantFrom('all', 'all', 'first', 'others'),
  paths: scope,
  message: fc.option(text, { nil: undefined }),
  messages,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: wish.map((wished) => ({ kind: 'window', wish: wished }) as const) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('emergency' as const), mode, paths: scope, message: text }),
  },
  { weight: 1, arbitrary: site.map((settings) => ({ kind: 'site', site: settings }) as const) },
);

const probe: fc.Arbitrary<Probe> = fc.record({
  hostname: fc.nat(23),
  window: fc.nat(20),
  at: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  outside: fc.boolean(),
  method: fc.constantFrom('GET', 'POST'),
});

export const cases: fc.Arbitrary<Case> = fc.record({
  site,
  header: fc.boolean(),
  links: fc.boolean(),
  steps: fc.oneof(
    { weight: 3, arbitrary: fc.array(step, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(step, { minLength: 8, maxLength: 20 }) },
  ),
  lastEmergencies: fc.array(fc.record({ mode, message: fc.constantFrom('x'.repeat(280), '&'.repeat(90), 'Soon') }), {
    minLength: 5,
    maxLength: 5,
  }),
  probes: fc.array(probe, { minLength: 2, maxLength: 3 }),
});
