import { cases } from './cases';
import { type Outcome, stages } from './stages';

const met = ({ result }: Outcome) => ('statusCode' in result ? result.statusCode : 'origin');

describe.each(stages)('the edge on $name', (stage) => {
  let outcomes: readonly Outcome[];
  beforeAll(async () => {
    outcomes = await stage.run(cases.map((each) => each.call));
  });

  it.each(cases.map((each, index) => ({ ...each, index })))('$fact', ({ met: expected, reads, index }) => {
    const outcome = outcomes[index];
    if (!outcome) throw new Error('the stage left a call out');
    expect({ met: met(outcome), reads: outcome.reads.length }).toEqual({ met: expected, reads });
  });
});
