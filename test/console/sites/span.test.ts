import fc from 'fast-check';
import { contrastOf } from '../../../console/pages/site-form/contrast';
import { type Span, secondsOf, spanOf } from '../../../console/parts/forms/span';
import { contrastOf as contrastAtTheEdge } from '../../../edge/page/contrast';

describe('a duration', () => {
  it('is shown in the largest unit that says it exactly, and read back as it was', () => {
    expect(spanOf(5_400)).toEqual({ amount: '90', unit: 'minutes' });
    fc.assert(fc.property(fc.nat(), (seconds) => secondsOf(spanOf(seconds)) === seconds));
  });

  it.each<[Span, number | undefined]>([
    [{ amount: '1,5', unit: 'hours' }, 5_400],
    [{ amount: '0.1', unit: 'minutes' }, 6],
    [{ amount: '', unit: 'hours' }, undefined],
    [{ amount: '-1', unit: 'hours' }, undefined],
    [{ amount: '1e3', unit: 'hours' }, undefined],
    [{ amount: '0.5', unit: 'seconds' }, undefined],
  ])('%j is %p seconds', (span, seconds) => {
    expect(secondsOf(span)).toBe(seconds);
  });
});

describe('the contrast of a colour', () => {
  it('is what the edge computes, too', () => {
    for (const colour of ['#000000', '#ffffff', '#0f766e', '#C22D0C']) {
      const { onWhite, onBlack } = contrastOf(colour) ?? {};
      expect(onWhite).toBeCloseTo(contrastAtTheEdge(colour, '#ffffff'), 5);
      expect(onBlack).toBeCloseTo(contrastAtTheEdge(colour, '#000000'), 5);
    }
    expect(contrastOf('teal')).toBeUndefined();
  });
});
