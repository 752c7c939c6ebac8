import { Option } from '@commander-js/extra-typings';
import type { Window } from '../../api/answers';
import { at } from '../../api/quiesce-api';
import type { Session } from '../../session';
import { type Stage, stages } from '../../waiting/stages';
import { wholeNumber } from '../number';
import { type CurrentSession, examples, type Parent } from '../parent';

interface Options {
  readonly until: Stage;
  readonly timeout?: string;
  readonly edgeUrl?: string;
  readonly planVersion?: number;
}

export function addWait(window: Parent, session: CurrentSession): void {
  window
    .command('wait')
    .description('wait until a window is approved, until the edge enforces it, or until it is over')
    .argument('<window>', 'id of the window')
    .addOption(new Option('--until <stage>', 'what to wait for').choices(stages).default('enforced' as const))
    .option('--timeout <duration>', 'give up after so long, with exit code 6 (default: never)')
    .option('--plan-version <n>', 'give up with exit code 7 once its plan is another', wholeNumber)
    .option('--edge-url <url>', 'ask the edge here, with the Host header of the site, instead of https://HOSTNAME')
    .addHelpText(
      'after',
      examples(
        'window wait shop.01M81WZ6G00KV2KG4CP2T978MG --until approved --timeout 2h',
        'window wait shop.01M81WZ6G00KV2KG4CP2T978MG --plan-version 1 && ./migrate.sh',
      ),
    )
    .action((windowId, options) => wait(session(), windowId, options));
}

async function wait(session: Session, windowId: string, options: Options): Promise<void> {
  const { until, timeout, edgeUrl: given, planVersion } = options;
  const { WindowWait } = await import('../../waiting/await-window');
  const { approversText } = await import('../../waiting/approvers');
  const { edgeUrl } = await import('../../waiting/edge-url');
  const { assertPlan, forPlan, goalOf } = await import('../../waiting/goals');
  const { Interruption } = await import('../../waiting/interruption');
  const { readDuration } = await import('../../times/duration');
  const { showWindow } = await import('../../views/window-view');
  const seconds = timeout === undefined ? Number.POSITIVE_INFINITY : readDuration(timeout, '--timeout');
  const via = await edgeUrl(session, given);
  const api = await session.api();
  const path = at`/v1/windows/${windowId}`;
  const approvers = await approversText(api, (await api.get<Window>(path)).body);
  const end = session.now() + seconds * 1000;
  const goal = goalOf(until, { now: () => session.now(), via, approvers });
  const interruption = new Interruption(session.io);
  await WindowWait.until({ session, interruption, deadline: () => end }, windowId, forPlan(planVersion, goal));
  const reply = await api.get<Window>(path);
  assertPlan(reply.body, planVersion);
  await session.printer.answer(reply, showWindow(session.now()));
}
