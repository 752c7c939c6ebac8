/**
 * The format of each text, defined once: the configuration, the API's schemas and the rules all check the same pattern
 * and name the same rule. Pure data, so that `lib` may import it.
 */
export interface Form {
  /** In characters; absent where the patterns limit the length. */
  readonly maximumLength?: number;
  /**
   * Each pattern that must match, and the rule to report when it does not: `must be …`. The rule never repeats the
   * text.
   */
  readonly rules: readonly (readonly [pattern: RegExp, rule: string])[];
}

const id = '[a-z][a-z0-9-]{0,23}';
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const name = `${label}(?:\\.${label})*`;
// Flags would be lost where patterns are published, so a pattern for any case says so itself.
const labelInAnyCase = label.replaceAll('a-z', 'A-Za-z');
const nameInAnyCase = name.replaceAll('a-z', 'A-Za-z');
const plainPath = "\\/(?!\\/)[A-Za-z0-9._~!$&'()+,=:@/-]*";
const arn = 'arn:aws[a-z-]*:';
/** What looks like part of an ARN is a mistake, and would match no caller; so would an issuer in another spelling. */
const notAnArn = '(?![Aa][Rr][Nn]:)(?![Oo][Ii][Dd][Cc]:)(?!.*:(?:user|role|group|root|assumed-role)(?:/|$))';
/** An issuer as its tokens write it, without query and fragment; http only on this computer. The subject is written by `oidcPrincipal`. */
const oidc =
  'oidc:(?:https:\\/\\/|http:\\/\\/(?:localhost|127\\.0\\.0\\.1)[:/])[A-Za-z0-9._~:/-]+#(?:[!-$&-)+-~]|%[0-9A-F]{2})+';
const session = '[\\w+=,.@-]+';
/** Who can call: an IAM user, one session of a role, a user of Identity Center, somebody who signed in. */
const caller =
  `${arn}iam::\\d{12}:user/[\\w+=,.@/-]+|${arn}sts::\\d{12}:assumed-role/${session}/${session}|` +
  `${arn}sts::\\d{12}:assumed-role/AWSReservedSSO_${session}_\\*/${session}|${oidc}`;
const callerRule =
  'must be the ARN of an IAM user (arn:aws:iam::123456789012:user/rita), the ARN of a role session (arn:aws:sts::123456789012:assumed-role/deploy/pipeline; sts get-caller-identity shows it), or the issuer and subject of a sign-in (oidc:https://login.example.com#subject; GET /v1/me shows it); only the suffix of an AWSReservedSSO role may be *';
/** `forms.principal` without what only earlier releases took: what commands add. */
export const callerForm: Form = { maximumLength: 256, rules: [[new RegExp(`^(?:${caller})$`), callerRule]] };
/**
 * `\p{Cc}` controls, `\p{Cs}` lone surrogates, `\p{Zl}\p{Zp}` line separators, the overrides that reorder text, and the
 * character that stands where text was not UTF-8.
 */
const unprintable = '\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069\\ufffd';
const date = '\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?';
const offset = '(?:[Zz]|[+-]\\d{2}:?\\d{2})';

/**
 * A path has only one spelling, so that approvers read exactly what the edge covers. The edge reads `/a;x` as `/a` and never
 * exempts a path with `;`, so neither may be requested.
 */
const oneSpelling = [
  [/^(?!.*\/\/)/, "must not contain '//'"],
  [/^(?!.*\/\.{1,2}(?:\/|$))/, "must not contain '.' or '..' segments"],
] as const;

export const forms = {
  /**
   * Of a site, a person, a machine or a group. They are used as names of members of stored objects, and every object
   * has a `constructor`.
   */
  id: {
    rules: [
      [
        new RegExp(`^(?!constructor$)${id}$`),
        'must be 1 to 24 lower-case letters, digits or hyphens, beginning with a letter (the word constructor is reserved)',
      ],
    ],
  },
  /** What an id begins with. */
  idPrefix: {
    rules: [[new RegExp(`^${id}$`), 'must be 1 to 24 lower-case letters, digits or hyphens, beginning with a letter']],
  },
  /** Of a window or a proposal. */
  subjectId: {
    rules: [[new RegExp(`^${id}\\.[0-9A-HJKMNP-TV-Z]{26}$`), 'must be a siteId, a dot and a ULID']],
  },
  /** A DNS name (RFC 1123) in lower case, without port and trailing dot. */
  hostname: {
    maximumLength: 253,
    rules: [[new RegExp(`^${name}$`), 'must be a lower-case hostname such as shop.example.com']],
  },
  /** The same in any case, or `*.` and a name: every name one label below it. */
  protectedHostname: {
    maximumLength: 253,
    rules: [
      [
        new RegExp(`^(?:\\*\\.)?${nameInAnyCase}$`),
        'must be a hostname such as shop.example.com, without scheme, port or path; only its first label may be *',
      ],
    ],
  },
  path: {
    maximumLength: 128,
    rules: [
      [
        new RegExp(`^${plainPath}$`),
        "must begin with one '/' and hold only plain URL characters: no '%', '*', '?', '#', ';', '\\' or spaces",
      ],
      ...oneSpelling,
    ],
  },
  /** A path, or a method and a path. */
  exemption: {
    maximumLength: 145,
    rules: [
      [
        new RegExp(`^(?:[A-Z]{1,16} )?${plainPath}$`),
        'must be a path such as /health, or a method and a path such as POST /login',
      ],
      ...oneSpelling,
      // The edge never exempts a path with two dots in a row, as it could lead elsewhere.
      [/^(?!.*\.\.)/, "must not contain '..'"],
    ],
  },
  /** Only the format; `cidrOf` checks whether it is a range. */
  cidr: {
    maximumLength: 49,
    rules: [[/^[0-9A-Fa-f.:]{2,45}(?:\/\d{1,3})?$/, 'must be a CIDR such as 203.0.113.0/24 or 2001:db8::/32']],
  },
  /** `*`, or what a browser sends as `Origin`, in any case. */
  origin: {
    maximumLength: 262,
    rules: [
      [
        /^(?:\*|[Hh][Tt][Tt][Pp][Ss]?:\/\/[A-Za-z0-9.:[\]-]{1,253})$/,
        'must be an origin such as https://app.example.com, without path, or *',
      ],
    ],
  },
  /** One mailbox that SNS can mail to, without display name and quoting. RFC 5321 allows 254 characters. */
  email: {
    maximumLength: 254,
    rules: [
      [
        new RegExp(`^[A-Za-z0-9.!#$%&'*+/=?^_\`{|}~-]{1,64}@${labelInAnyCase}(?:\\.${labelInAnyCase})+$`),
        'must be an e-mail address such as ana@example.com',
      ],
    ],
  },
  /**
   * An IAM user, one session of a role, a user in an Identity Center role (`*` stands for the suffix that AWS
   * generates, and for nothing else), or the issuer and the subject of a sign-in. IAM allows longer ARNs; real ones stay far below 256.
   * Other texts were subjects in earlier releases, which had no sign-in; they match no caller and are still read.
   */
  principal: {
    maximumLength: 256,
    rules: [[new RegExp(`^(?:${caller}|${notAnArn}[!-)+-~]+)$`), callerRule]],
  },
  /** Only the format; `assertTimeZone` checks whether the zone exists. */
  timeZone: {
    maximumLength: 64,
    rules: [[/^[A-Za-z][A-Za-z0-9_+/-]*$/, 'must be an IANA time zone such as Europe/Berlin']],
  },
  /** BCP 47, the short forms, in any case. */
  languageTag: {
    maximumLength: 21,
    rules: [[/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/, 'must be a language tag such as fr or pt-BR']],
  },
  /** RFC 3339 with an offset. */
  instant: {
    maximumLength: 40,
    rules: [[new RegExp(`^${date}${offset}$`), 'must be an RFC 3339 instant such as 2026-11-22T01:00:00Z']],
  },
  /** The same, or without an offset: then it is local time in the accompanying zone. */
  instantOrLocal: {
    maximumLength: 40,
    rules: [
      [
        new RegExp(`^${date}${offset}?$`),
        'must be an RFC 3339 time such as 2026-11-22T01:00:00Z, or a local time such as 2026-11-22T02:00',
      ],
    ],
  },
  /** The same, or the word for a start that the approval sets. */
  start: {
    maximumLength: 40,
    rules: [
      [
        new RegExp(`^(?:${date}${offset}?|on-approval)$`),
        'must be an RFC 3339 time such as 2026-11-22T01:00:00Z, a local time such as 2026-11-22T02:00, or on-approval',
      ],
    ],
  },
  /** An image in the text itself, of which the edge store has one entry for every 800 characters, or its address. */
  logo: {
    rules: [
      [
        /^(?:data:image\/(?:png|jpeg|webp|gif|svg\+xml|avif);base64,(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?|https:\/\/[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+)$/,
        'must be an image as data:image/png;base64,… (png, jpeg, webp, gif, svg+xml or avif) or an address that begins with https://',
      ],
      [
        new RegExp(`^(?!https:)|^https://${nameInAnyCase}(?::\\d{1,5})?(?:[/?#]|$)`),
        'must be an https address of a hostname, without a user',
      ],
      [/^(?!https:)|^.{1,200}$/, 'must have at most 200 characters where it is an https address'],
      [
        /^(?!data:)|^[^,]*,.{1,4000}$/,
        'must be an image of at most 3000 bytes (4000 characters in base64): use a smaller one, or put it at an https address on a hostname that stays open',
      ],
    ],
  },
  color: {
    rules: [[/^#[0-9A-Fa-f]{6}$/, 'must be a colour as #rrggbb, such as #0f766e']],
  },
  timeOfDay: {
    rules: [[/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 22:00']],
  },
  /** `24:00` is the end of the day. */
  endOfHours: {
    rules: [[/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time of day such as 05:30, or 24:00']],
  },
  /** How many items of a listing a page has at most. */
  pageLimit: {
    rules: [[/^(?:[1-9]\d?|100)$/, 'must be a whole number from 1 to 100']],
  },
  idempotencyKey: {
    rules: [[/^[!-~]{1,64}$/, 'must be 1 to 64 visible ASCII characters']],
  },
} as const satisfies Record<string, Form>;

/** One line a person reads. */
export const oneLine: Form['rules'][number] = [
  new RegExp(`^[^${unprintable}]*$`, 'u'),
  'must not contain control characters',
];

/** The same with newlines, which may be those of Windows. */
export const manyLines: Form['rules'][number] = [
  new RegExp(`^(?:[^${unprintable}]|[\\r\\n])*$`, 'u'),
  'must not contain control characters other than a newline',
];

/**
 * Spaces, what has no width (`\p{DI}`: joiners, soft hyphens, Hangul fillers) and the Braille cell without dots show nothing. A text
 * of white space alone counts as empty, which is another rule.
 */
export const visible: Form['rules'][number] = [
  /^\s*$|[^\s\p{Z}\p{Cf}\p{DI}\u2800]/u,
  'must show something: it has only spaces and invisible characters',
];

/** @returns the first rule that a text breaks, e.g. `must be a language tag such as fr or pt-BR`. */
export function brokenRule(
  { maximumLength = Number.POSITIVE_INFINITY, rules }: Form,
  text: string,
): string | undefined {
  if (text.length > maximumLength) return `must have at most ${maximumLength} characters`;
  return rules.find(([pattern]) => !pattern.test(text))?.[1];
}

export const hasForm = (form: Form, text: string): boolean => brokenRule(form, text) === undefined;
