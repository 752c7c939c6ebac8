import { queryOptions } from '@tanstack/react-query';
import { type Api, bodyOf } from '../../api/client';
import { withoutNulls } from '../../api/without-nulls';

const sitesPerPage = 8;

/** A page of sites, those first that matter most, each with what it is now. @param cursor of the page; the first when absent */
export const statusesFrom = (api: Api, cursor?: string) =>
  queryOptions({
    queryKey: ['statuses', cursor ?? ''],
    queryFn: ({ signal }) => {
      const query = { limit: String(sitesPerPage), ...(cursor !== undefined && { cursor }) };
      return bodyOf(api.GET('/v1/statuses', { params: { query }, signal })).then(withoutNulls);
    },
  });
