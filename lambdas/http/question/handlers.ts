import type { ArmingDeps } from '../../commands/transaction/deps';
import { type ListedQuestion, listQuestions } from '../../queries/voting/list-questions';
import type { Handlers } from '../server/dispatch';
import { pageOf } from '../server/paging';
import { ok } from '../server/reply';
import type { questionOperations } from './operations';
import { questionJson } from './present';

export function questionHandlers(deps: ArmingDeps): Handlers<keyof typeof questionOperations> {
  return {
    'GET /v1/questions': async ({ query: { mine, ...page }, actor }) => {
      const json = (item: ListedQuestion) => questionJson(item, deps);
      const filter = mine === undefined ? {} : ({ mine: mine === 'true' ? 'open' : mine } as const);
      const { items, cursor } = await listQuestions(deps, filter, actor, pageOf(page, json));
      return ok({ items: items.map(json), cursor });
    },
  };
}
