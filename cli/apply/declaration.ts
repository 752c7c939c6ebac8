import * as z from 'zod/mini';
import { machineRequest, personRequest } from '../../lambdas/http/directory/schema';
import { templateRequest } from '../../lambdas/http/proposal/schema';
import { distinct, id } from '../../lambdas/http/server/fields';
import { type Violation, violations } from '../../lambdas/http/server/read';
import { policyRequest } from '../../lambdas/http/site/policy-schema';
import { siteRequest } from '../../lambdas/http/site/schema';
import { isObject, listIn, type Members } from './members';
import { shared } from './shared';

const person = z.extend(personRequest, { disabled: z.exactOptional(z.boolean()) });
const template = z.extend(templateRequest, { siteId: id });

/**
 * What should be: the bodies of the API's own requests. What a file leaves out stays as it is. `policies` have names, by which sites
 * refer to them; `groups` name people, instead of each person naming groups.
 */
const declaration = z.strictObject({
  policies: z.exactOptional(z.record(id, policyRequest)),
  groups: z.exactOptional(z.record(id, distinct(id, 1, 1000))),
  people: z.exactOptional(z.array(person)),
  machines: z.exactOptional(z.array(machineRequest)),
  sites: z.exactOptional(z.array(siteRequest)),
  templates: z.exactOptional(z.array(template)),
});

export type Declaration = z.input<typeof declaration>;

const policyOrName = z.union([policyRequest, z.string()]);

/** For editors: sites may name a policy of the file. */
export function declarationSchema(): object {
  const forEditors = z.extend(declaration, {
    sites: z.exactOptional(z.array(z.extend(siteRequest, { policy: z.exactOptional(policyOrName) }))),
  });
  return { title: 'What quiesce apply reads', ...z.toJSONSchema(forEditors, { io: 'input', unrepresentable: 'any' }) };
}

export interface Checked {
  readonly declaration: Declaration;
  readonly violations: readonly Violation[];
}

/** Puts policies where they are named, and finds everything that is wrong. */
export function checked(value: unknown): Checked {
  const unnamed: Violation[] = [];
  const resolved = isObject(value) ? withPolicies(value, unnamed) : value;
  if (isObject(resolved)) unnamed.push(...strangers(resolved), ...shared(resolved));
  const found = [...unnamed, ...violations(declaration, withOwnGroups(resolved)), ...duplicates(resolved)];
  return { declaration: resolved as Declaration, violations: found };
}

function withPolicies(value: Members, unnamed: Violation[]): Members {
  const policies = isObject(value.policies) ? value.policies : {};
  if (!Array.isArray(value.sites)) return value;
  const sites = value.sites.map((entry: unknown, index) => {
    if (!isObject(entry) || typeof entry.policy !== 'string') return entry;
    if (Object.hasOwn(policies, entry.policy)) return { ...entry, policy: policies[entry.policy] };
    unnamed.push({ path: ['sites', index, 'policy'], rule: 'names no policy of this file' });
    return { ...entry, policy: {} };
  });
  return { ...value, sites };
}

/** Members of groups who are not in the people of the file: nothing would become of them. */
function strangers(value: Members): Violation[] {
  const known = new Set(listIn(value, 'people').map((entry) => isObject(entry) && entry.personId));
  return Object.entries(isObject(value.groups) ? value.groups : {}).flatMap(([group, members]) =>
    (Array.isArray(members) ? members : []).flatMap((personId: unknown, index) =>
      known.has(personId) ? [] : [{ path: ['groups', group, index], rule: 'is nobody in the people of this file' }],
    ),
  );
}

/** With the groups that the file gives people, so that too many of one person are found. */
function withOwnGroups(value: unknown): unknown {
  if (!isObject(value) || !isObject(value.groups) || !Array.isArray(value.people)) return value;
  const groups = Object.entries(value.groups);
  const people = value.people.map((entry: unknown) => {
    if (!isObject(entry) || (entry.groups !== undefined && !Array.isArray(entry.groups))) return entry;
    const given = groups.filter(([, members]) => Array.isArray(members) && members.includes(entry.personId));
    return { ...entry, groups: [...new Set([...(entry.groups ?? []), ...given.map(([group]) => group)])] };
  });
  return { ...value, people };
}

const idsOf = {
  people: (entry: Members) => entry.personId,
  machines: (entry: Members) => entry.machineId,
  sites: (entry: Members) => entry.siteId,
  templates: (entry: Members) => `${entry.siteId} ${entry.name}`,
};

/** People and machines have their ids in common. */
function duplicates(value: unknown): Violation[] {
  if (!isObject(value)) return [];
  const members = new Set<unknown>();
  return Object.entries(idsOf).flatMap(([list, idOf]) => {
    const seen = list === 'people' || list === 'machines' ? members : new Set<unknown>();
    return listIn(value, list).flatMap((entry, index) => {
      const id = isObject(entry) ? idOf(entry) : undefined;
      if (id === undefined || !seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [{ path: [list, index], rule: 'is in this file twice' }];
    });
  });
}
