import { stringify } from 'yaml';
import type { Machine, Person, Proposal, Site } from '../api/answers';
import { isInForce } from './proposed';
import type { Standing } from './standing';

/** What is, as `apply` reads it: applied, it changes nothing. Secrets and what people have to do themselves are left out. */
export function declared({ people, machines, sites, proposals }: Standing, now: number) {
  return {
    people: people.map(personOf),
    machines: machines.map(machineOf),
    sites: sites.map(siteOf),
    templates: proposals.flatMap((proposal) => templateOf(proposal, now)),
  };
}

/** The same as YAML. */
export const declaredText = (standing: Standing, now: number): string =>
  stringify(declared(standing, now), { lineWidth: 100 });

/** What a file can say of a person; that a mailbox is confirmed, for example, is not among it. */
export const personOf = ({ personId, name, email, timeZone, principals, approver, groups, disabled }: Person) => ({
  personId,
  name,
  email,
  ...(timeZone !== undefined && { timeZone }),
  principals,
  approver,
  groups,
  ...(disabled && { disabled }),
});

/** The same of a machine. */
export const machineOf = ({ machineId, ownerId, principals }: Machine) => ({ machineId, ownerId, principals });

function siteOf({ version: _, bypass: { cidrs }, ...settings }: Site) {
  return { ...settings, bypass: { cidrs } };
}

/** Those from which windows can be made. */
function templateOf(proposal: Proposal, now: number) {
  const { siteId, template, reason, ticket } = proposal;
  if (template === undefined || !isInForce(proposal) || Date.parse(template.expiresAt) <= now) return [];
  const { pathMatch: _, hostnames, hostnamesChosen, ...settings } = template;
  const chosen = hostnamesChosen ? { hostnames } : {};
  return [{ siteId, ...settings, ...chosen, reason, ...(ticket !== undefined && { ticket }) }];
}
