import { UsageFailure } from '../failures';
import type { Session } from '../session';

/**
 * Where the edge is asked about the hostnames of a site: there, as visitors ask it. The site of `npm start` has an address of its
 * own, because its hostnames lead nowhere.
 *
 * @param given by the user
 */
export async function edgeUrl(session: Session, given: string | undefined): Promise<string | undefined> {
  if (given === undefined) {
    const { address } = await session.connect();
    return /^http:/.test(address.url) ? address.pages.site : undefined;
  }
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new UsageFailure(`--edge-url ${given}: write a URL such as https://d111111abcdef8.cloudfront.net`);
  }
  return given;
}
