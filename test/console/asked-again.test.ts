import { askedAgain } from '../../console/api/pacing';
import { ApiProblem } from '../../console/api/problem';

/** What becomes of a question of which this is the last answer. */
function pacingAfter(error: ApiProblem | null) {
  const { refetchInterval, refetchOnWindowFocus } = askedAgain(3_000);
  const asked = { state: { error, fetchFailureCount: error ? 2 : 0 } };
  return { every: refetchInterval(asked), onReturn: refetchOnWindowFocus(asked) };
}

describe('a question that is asked again by itself', () => {
  it.each([
    [400, 'malformed'],
    [404, 'unknown-window'],
    [422, 'foreign-url'],
  ])(
    'is not once it is refused with %i: the error would blink and take the focus, for the same answer',
    (status, code) => {
      expect(pacingAfter(new ApiProblem(status, code, 'x'))).toEqual({ every: false, onReturn: false });
    },
  );

  it.each([
    [0, 'offline'],
    [401, 'http-401'],
    [403, 'role-required'],
    [429, 'http-429'],
    [503, 'http-503'],
  ])('is while another answer may come, only more rarely: %i', (status, code) => {
    expect(pacingAfter(new ApiProblem(status, code, 'x'))).toEqual({ every: 12_000, onReturn: true });
  });

  it('is after each answer, unless it is asked once', () => {
    expect(pacingAfter(null)).toEqual({ every: 3_000, onReturn: true });
    expect(askedAgain(0).refetchInterval({ state: { error: null, fetchFailureCount: 0 } })).toBe(false);
  });
});
