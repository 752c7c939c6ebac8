import { type Difference, differences } from '../../bin/admin-api/differences';
import type { Machine, Person, Site } from '../api/answers';
import { at } from '../api/quiesce-api';
import type { Call, Change, Plan } from './change';
import type { Declaration } from './declaration';
import { policyProposed, templateChanges, templateRemovals } from './proposed';
import type { Standing } from './standing';

/** Deletes only where told to, and only what the file has a list of. People are in it before the policies that name them. */
export function planOf(wanted: Declaration, standing: Standing, prune: boolean): Plan {
  const sites = siteChanges(wanted, standing);
  const templates = templateChanges(wanted.templates ?? [], standing.proposals);
  const made = [...peopleChanges(wanted, standing.people), ...machineChanges(wanted, standing.machines)];
  const changes = [...made, ...sites.changes, ...templates.changes, ...(prune ? removals(wanted, standing) : [])];
  return { changes, notes: [...sites.notes, ...templates.notes] };
}

/** All but the id, which the change names. */
const createdFields = (wanted: object): Difference[] =>
  differences(wanted, {}).filter(({ path }) => !/^(person|machine|site)Id$/.test(path));

/** The members of the body that differ; nested ones whole, which the API merges. */
const members = (body: object, fields: readonly Difference[]): object => {
  const names = new Set(fields.map(({ path }) => path.split('.')[0]));
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.has(name)));
};

function peopleChanges({ people = [], groups = {} }: Declaration, standing: readonly Person[]): Change[] {
  return people.flatMap((named): Change[] => {
    const existing = standing.find(({ personId }) => personId === named.personId);
    const wanted = { ...named, ...groupsOf(named, groups, existing) };
    const { personId: id, disabled, ...settings } = wanted;
    const path = at`/v1/people/${id}`;
    if (existing) {
      const fields = differences(wanted, existing);
      const calls: Call[] = [{ method: 'PATCH', path, body: members(wanted, fields) }];
      return fields.length === 0 ? [] : [{ action: 'change', kind: 'person', id, fields, calls }];
    }
    const create: Call = { method: 'POST', path: '/v1/people', body: { personId: id, ...settings } };
    const disable: Call[] = disabled ? [{ method: 'PATCH', path, body: { disabled } }] : [];
    return [{ action: 'create', kind: 'person', id, fields: createdFields(wanted), calls: [create, ...disable] }];
  });
}

type Groups = NonNullable<Declaration['groups']>;

/**
 * The groups of a person: those that they name, or else those that the file does not name as they are; and of the groups that the
 * file names, those that have them as a member.
 */
function groupsOf(
  { personId, groups: own }: NonNullable<Declaration['people']>[number],
  named: Groups,
  existing: Person | undefined,
): { readonly groups?: string[] } {
  const kept = own ?? existing?.groups.filter((group) => !Object.hasOwn(named, group)) ?? [];
  const given = Object.entries(named).flatMap(([group, members]) => (members.includes(personId) ? [group] : []));
  const groups = [...new Set([...kept, ...given])];
  return own === undefined && existing === undefined && groups.length === 0 ? {} : { groups };
}

function machineChanges({ machines = [] }: Declaration, standing: readonly Machine[]): Change[] {
  return machines.flatMap((wanted): Change[] => {
    const id = wanted.machineId;
    const existing = standing.find(({ machineId }) => machineId === id);
    const create: Call = { method: 'POST', path: '/v1/machines', body: wanted };
    if (!existing) return [{ action: 'create', kind: 'machine', id, fields: createdFields(wanted), calls: [create] }];
    const fields = differences(wanted, existing);
    const calls: Call[] = [{ method: 'PATCH', path: at`/v1/machines/${id}`, body: members(wanted, fields) }];
    return fields.length === 0 ? [] : [{ action: 'change', kind: 'machine', id, fields, calls }];
  });
}

function siteChanges({ sites = [] }: Declaration, standing: Standing): Plan {
  const plans = sites.map((wanted): Plan => {
    const existing = standing.sites.find(({ siteId }) => siteId === wanted.siteId);
    if (existing) return changedSite(wanted, existing, standing);
    const calls: Call[] = [{ method: 'POST', path: '/v1/sites', body: wanted }];
    const change: Change = { action: 'create', kind: 'site', id: wanted.siteId, fields: createdFields(wanted), calls };
    return { changes: [change], notes: [] };
  });
  return { changes: plans.flatMap(({ changes }) => changes), notes: plans.flatMap(({ notes }) => notes) };
}

function changedSite(wanted: NonNullable<Declaration['sites']>[number], existing: Site, { proposals }: Standing): Plan {
  const { siteId: id, policy, ...settings } = wanted;
  const path = at`/v1/sites/${id}`;
  const fields = differences(settings, existing);
  const call: Call = { method: 'PATCH', path, body: members(settings, fields) };
  const changes: Change[] = fields.length === 0 ? [] : [{ action: 'change', kind: 'site', id, fields, calls: [call] }];
  const inPolicy = policy === undefined ? [] : differences(policy, existing.policy);
  if (policy === undefined || inPolicy.length === 0) return { changes, notes: [] };
  const note = policyProposed(id, policy, proposals);
  if (note !== undefined) return { changes, notes: [note] };
  const propose: Call = { method: 'PATCH', path, body: { policy } };
  return {
    changes: [...changes, { action: 'propose', kind: 'policy', id, fields: inPolicy, calls: [propose] }],
    notes: [],
  };
}

/** Templates are revoked; sites before the people that their policies name; a list that the file does not have is nobody's to prune. */
function removals(wanted: Declaration, standing: Standing): Change[] {
  const gone = (kind: Change['kind'], id: string, path: string): Change => ({
    action: 'delete',
    kind,
    id,
    fields: [],
    calls: [{ method: 'DELETE', path }],
  });
  const { sites, machines, people, templates } = wanted;
  const isGone = (siteId: string) => sites !== undefined && !sites.some((site) => site.siteId === siteId);
  return [
    ...(templates === undefined ? [] : templateRemovals(templates, standing.proposals, isGone)),
    ...(sites === undefined
      ? []
      : missing(
          standing.sites.map(({ siteId }) => siteId),
          sites.map(({ siteId }) => siteId),
        )
    ).map((id) => gone('site', id, at`/v1/sites/${id}`)),
    ...(machines === undefined
      ? []
      : missing(
          standing.machines.map(({ machineId }) => machineId),
          machines.map(({ machineId }) => machineId),
        )
    ).map((id) => gone('machine', id, at`/v1/machines/${id}`)),
    ...(people === undefined
      ? []
      : missing(
          standing.people.map(({ personId }) => personId),
          people.map(({ personId }) => personId),
        )
    ).map((id) => gone('person', id, at`/v1/people/${id}`)),
  ];
}

const missing = (standing: readonly string[], wanted: readonly string[]): string[] =>
  standing.filter((id) => !wanted.includes(id));
