import { ApiProblem } from '../../api/problem';

const mostTries = 4;

/**
 * Sends a change of a member of the directory, unless somebody else has changed this member since. Changes of other members also change
 * the version of the directory; then it goes on with the new one.
 * @param etag of the directory in which the member stood as it is shown
 * @param send with a version, for If-Match
 * @param versionIfSame reads the directory again. Its version where the member is still the same, `undefined` where not
 * @throws ApiProblem `stale-version` when somebody else has changed the member
 */
export async function onNewestVersion<T>(
  etag: string,
  send: (version: string) => Promise<T>,
  versionIfSame: () => Promise<string | undefined>,
): Promise<T> {
  let version = etag;
  for (let tries = 1; ; tries += 1) {
    try {
      return await send(version);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'stale-version') || tries === mostTries) throw error;
      const newer = await versionIfSame();
      if (newer === undefined) throw error;
      version = newer;
    }
  }
}
