import type { Config } from '../../lib/config';

/** Posts to the Admin API. */
export type Post = (path: string, body: unknown) => Promise<{ readonly status: number; readonly body: unknown }>;

export interface SeedOutcome {
  /** One line per site and person, for the operator. */
  readonly lines: readonly string[];
  /** Everything of the configuration exists now. */
  readonly complete: boolean;
}

/** Creates what is missing and leaves alone what exists: running it again changes nothing. */
export async function seed({ sites, people }: Pick<Config, 'sites' | 'people'>, post: Post): Promise<SeedOutcome> {
  const lines: string[] = [];
  let complete = true;
  const create = async (what: string, path: string, body: unknown) => {
    const answer = await post(path, body);
    const exists = answer.status === 409 && ['site-exists', 'approver-exists'].includes(codeOf(answer.body));
    if (answer.status !== 201 && !exists) complete = false;
    lines.push(`${what}: ${answer.status === 201 ? 'created' : exists ? 'exists already' : refusal(answer)}`);
  };
  for (const { personId, ...person } of people) {
    await create(`person ${personId}`, '/v1/approvers', { approverId: personId, ...person });
  }
  for (const site of sites) await create(`site ${site.siteId}`, '/v1/sites', site);
  return { lines, complete };
}

const member = (body: unknown, name: string): string =>
  typeof body === 'object' && body !== null && name in body ? String((body as Record<string, unknown>)[name]) : '';

const codeOf = (body: unknown): string => member(body, 'code');

const refusal = ({ status, body }: { readonly status: number; readonly body: unknown }): string =>
  `refused with ${status}: ${member(body, 'detail') || member(body, 'message')}`;
