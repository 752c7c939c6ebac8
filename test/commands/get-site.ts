import type { Site } from '../../lambdas/domain/site/site';
import { getSite as getShownSite } from '../../lambdas/queries/site/get-site';
import type { World } from './fixtures';

/** The site without what is shown of its secrets. @throws Refusal unknown-site */
export const getSite = async (deps: Pick<World['deps'], 'store' | 'clock'>, siteId: string): Promise<Site> =>
  (await getShownSite(deps, siteId)).site;
