import type { AdminApi } from '../../bin/admin-api/client';
import type { readConfiguration } from '../../bin/configuration';

type Person = ReturnType<typeof readConfiguration>['people'][number];

/** As `oidcPrincipal` of the product writes it; the local provider's subjects are personIds. */
const signInOf = (personId: string, issuer: string): string => `oidc:${issuer}#${personId}`;

/** Of this provider at any port. */
const isLocalSignIn = (principal: string): boolean => /^oidc:http:\/\/localhost:\d+#/.test(principal);

/** The person with the principal of their sign-in at the local provider. Another provider chooses its subjects itself. */
export function withSignIn(person: Person, issuer: string | undefined): Person {
  if (!issuer?.startsWith('http://localhost:')) return person;
  return { ...person, principals: [...person.principals, signInOf(person.personId, issuer)] };
}

interface Admission {
  readonly api: AdminApi;
  readonly issuer?: string;
}

/**
 * Lets people sign in whom an earlier release, or a start at another port, put into the directory. Whoever has other principals than
 * the configuration says was changed by hand, and stays as they are.
 *
 * @throws Error when the API refuses anything
 */
export async function admitSignIns(listed: readonly Person[], { api, issuer }: Admission): Promise<void> {
  const { body } = await api.get('/v1/people');
  const known = Array.isArray(body.items) ? (body.items as readonly Person[]) : [];
  for (const person of listed) {
    const wanted = withSignIn(person, issuer).principals;
    const standing = known.find(({ personId }) => personId === person.personId)?.principals;
    if (
      !standing ||
      isSame(standing, wanted) ||
      !isSame(
        standing.filter((one) => !isLocalSignIn(one)),
        person.principals,
      )
    )
      continue;
    const path = `/v1/people/${person.personId}`;
    const answer = await api.call(path, { method: 'PATCH', body: { principals: wanted } });
    if (answer.status >= 300) throw new Error(`Seeding failed: PATCH ${path} answered ${answer.status}`);
  }
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join(' ') === [...other].sort().join(' ');
