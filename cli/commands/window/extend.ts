import type { Window } from '../../api/answers';
import { at, type QuiesceApi } from '../../api/quiesce-api';
import { needsOneOf } from '../../command';
import { UsageFailure } from '../../failures';
import type { Session } from '../../session';
import { type CurrentSession, examples, type Parent } from '../parent';
import { begunArgument, begunWindow } from './begun';
import { assertPossible } from './possible';

interface Options {
  readonly by?: string;
  readonly until?: string;
  readonly reason?: string;
}

export function addExtend(window: Parent, session: CurrentSession): void {
  const id = 'shop.01M81WZ6G00KV2KG4CP2T978MG';
  const command = window
    .command('extend')
    .description('set a later end: at once within the overrun budget, otherwise as an amendment to vote on')
    .argument(...begunArgument)
    .option('--by <duration>', 'how much later than its end now: 15m, 1h')
    .option('--until <time>', 'the new end')
    .option('--reason <text>', 'why; for approvers and the audit chain')
    .addHelpText(
      'after',
      examples('window extend shop --by 15m', `window extend ${id} --until 04:30 --reason "Still indexing"`),
    )
    .action((windowId, options) => extend(session(), windowId, options));
  needsOneOf(command, ['by', 'until']);
}

async function extend(session: Session, named: string, options: Options): Promise<void> {
  const { showWindow } = await import('../../views/window-view');
  const { instantText, secondsOf, toldTime } = await import('../../times/told');
  const api = await session.api();
  const windowId = await begunWindow(api, named, 'extend');
  const { end, zone } = await newEnd(session, api, windowId, options);
  session.printer.besides.facts([['New end', toldTime(end, zone, session.now())]]);
  await session.confirmOnTerminal(`Extend ${windowId}?`);
  const body = { endsAt: instantText(end), reason: options.reason };
  const ask = { body, key: session.options.idempotencyKey };
  const reply = await api.send<Window>('POST', at`/v1/windows/${windowId}/extend`, ask);
  await session.printer.answer(reply, showWindow(session.now()));
  const { amendment, endsAt } = reply.body;
  if (amendment === undefined || amendment.decided !== undefined) return;
  const [decideBy, standing] = [amendment.decideBy, endsAt].map((at) => toldTime(secondsOf(at), zone, session.now()));
  session.note(`Not extended yet: people have to approve it by ${decideBy}. Until then it ends ${standing}.`);
}

async function newEnd(session: Session, api: QuiesceApi, windowId: string, { by, until }: Options) {
  const { readWindow } = await import('../../api/reads');
  const { askTime } = await import('../../times/ask-time');
  const { readDuration } = await import('../../times/duration');
  const { secondsOf } = await import('../../times/told');
  if (by !== undefined && until !== undefined) throw new UsageFailure('Say how long: either --by or --until.');
  const window = (await readWindow(api, windowId)).body;
  if (session.asks) assertPossible(window, 'extend', session.now());
  const { endsAt, timeZone: zone } = window;
  if (until === undefined) return { end: secondsOf(endsAt) + readDuration(by ?? '', '--by'), zone };
  return { end: (await askTime(session, '--until', until, zone)).at, zone };
}
