import { isObject, listIn, type Members } from './members';

interface Claim {
  readonly path: readonly (string | number)[];
  /** The member that has it. */
  readonly kind: string;
  readonly value: string;
  /** The entry that claims it. */
  readonly of: string;
}

interface Shared {
  readonly path: (string | number)[];
  readonly rule: string;
}

/** What only one site, person or machine can have. The API would refuse the second of them, when the first is made already. */
export function shared(value: Members): Shared[] {
  const first = new Map<string, string>();
  return claims(value).flatMap(({ path, kind, value: claimed, of }) => {
    // Principals of AWS are told apart by their case, all else is not.
    const key = `${kind} ${kind === 'principals' ? claimed : claimed.toLowerCase()}`;
    const owner = first.get(key) ?? of;
    first.set(key, owner);
    return owner === of ? [] : [{ path: [...path], rule: `belongs to ${owner} in this file already` }];
  });
}

const claims = (value: Members): Claim[] => [
  ...entries(value, 'sites', 'siteId').flatMap((entry) => listed(entry, 'hostnames')),
  ...entries(value, 'people', 'personId').flatMap((entry) => [
    ...single(entry, 'email'),
    ...listed(entry, 'principals'),
  ]),
  ...entries(value, 'machines', 'machineId').flatMap((entry) => listed(entry, 'principals')),
];

interface Entry {
  readonly path: readonly (string | number)[];
  readonly of: string;
  readonly members: Members;
}

function entries(value: Members, list: string, id: string): Entry[] {
  return listIn(value, list).flatMap((members, index) =>
    isObject(members) ? [{ path: [list, index], of: `${list}[${index}] (${String(members[id])})`, members }] : [],
  );
}

function single({ path, of, members }: Entry, name: string): Claim[] {
  const value = members[name];
  return typeof value === 'string' ? [{ path: [...path, name], kind: name, value, of }] : [];
}

function listed({ path, of, members }: Entry, name: string): Claim[] {
  return listIn(members, name).flatMap((value, index) =>
    typeof value === 'string' ? [{ path: [...path, name, index], kind: name, value, of }] : [],
  );
}
