import { logLate } from '../../lambdas/reactions/late-records';
import { T0 } from '../commands/fixtures';
import { Logged } from './fakes';

const madeAt = (ApproximateCreationDateTime: number) => ({ dynamodb: { ApproximateCreationDateTime } });

function lateBy(...seconds: number[]) {
  const logged = new Logged();
  logLate(
    { clock: () => T0, log: logged.log },
    seconds.map((late) => madeAt(T0 - late)),
    'control-changes-late',
  );
  return logged.lines;
}

it('logs how far a function is behind the stream, once a batch, from a minute on', () => {
  expect(lateBy(3, 61, 90)).toEqual([{ code: 'control-changes-late', seconds: 90 }]);
  expect(lateBy(59)).toEqual([]);
});

it('is silent about records without a time', () => {
  const logged = new Logged();
  logLate({ clock: () => T0, log: logged.log }, [{}, { dynamodb: {} }], 'edge-publishing-late');
  expect(logged.lines).toEqual([]);
});
