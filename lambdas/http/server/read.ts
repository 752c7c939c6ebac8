import * as z from 'zod/mini';
import { Refusal } from '../../domain/refusal';

/** One thing wrong with the request: where (`paths.0`, `Idempotency-Key`), and the rule it breaks. Never the value. */
export interface Issue {
  readonly field: string;
  readonly rule: string;
}

/** Never echoes the value: it may be a secret in the wrong field. */
export function malformed(issues: readonly Issue[]): Refusal {
  const shown = issues.slice(0, 10);
  return new Refusal('malformed', `${shown.map(({ field, rule }) => `${field} ${rule}`).join('; ')}.`, {
    issues: shown,
  });
}

/** An issue with the names of all that contains it. */
export interface Violation {
  readonly path: readonly PropertyKey[];
  readonly rule: string;
}

/**
 * Parses external input into a checked type.
 * @param what names the whole value where an issue has no path of its own, e.g. `the body`
 * @throws Refusal `malformed` naming every field and rule, with `details.issues`
 */
export function read<T>(schema: z.core.$ZodType<T>, value: unknown, what: string): T {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (result.success) return result.data;
  throw malformed(result.error.issues.flatMap((issue) => issuesOf(issue, what)));
}

/** Everything that is wrong with a value, and where in it. */
export function violations(schema: z.core.$ZodType, value: unknown): readonly Violation[] {
  const result = z.safeParse(schema, value, { reportInput: true });
  return (result.error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], rule: 'is not a known field' }))
      : [{ path: issue.path, rule: ruleOf(issue) }],
  );
}

function issuesOf(issue: z.core.$ZodIssue, what: string): Issue[] {
  const field = issue.path.length === 0 ? what : issue.path.map((part) => printable(String(part))).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ field, rule: ruleOf(issue) }];
  const prefix = issue.path.length === 0 ? '' : `${field}.`;
  return issue.keys.map((key) => ({ field: `${prefix}${printable(key)}`, rule: 'is not a known field' }));
}

function ruleOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined)
        return `is required (${issue.expected === 'int' ? 'whole number' : issue.expected})`;
      return issue.expected === 'int' ? 'must be a whole number' : `must be of type ${issue.expected}`;
    case 'too_small':
      return `must ${bound(issue.origin, 'at least', issue.minimum)}`;
    case 'too_big':
      return `must ${bound(issue.origin, 'at most', issue.maximum)}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_key':
      return issue.issues.map(ruleOf).join(' and ');
    default:
      return issue.message;
  }
}

function bound(origin: string, comparison: string, limit: number | bigint): string {
  const plural = Number(limit) === 1 ? '' : 's';
  if (origin === 'string') return `have ${comparison} ${limit} character${plural}`;
  if (origin === 'array') return `have ${comparison} ${limit} element${plural}`;
  return `be ${comparison} ${limit}`;
}

/** A field name is written by the caller, too, and may end up in logs and terminals. */
function printable(key: string): string {
  return key.slice(0, 40).replace(/[^ -~]/g, '?');
}
