import { bodyOf, createApi } from '../../console/api/client';
import { isWorthRepeating } from '../../console/api/pacing';
import { ApiProblem } from '../../console/api/problem';
import { SignInEnded } from '../../console/sign-in/sign-in-ended';
import { type SignInNeed, sendSignedIn, signInNeedOf } from '../../console/sign-in/sign-in-need';

const tooOld = new ApiProblem(401, 'sign-in-too-old', 'Too old', { maxAgeSeconds: 900 });
const overlap = new ApiProblem(409, 'overlap', 'It overlaps');

/** Fails with each error in turn, then works. */
function sendingWith(...errors: readonly Error[]) {
  const left = [...errors];
  let sent = 0;
  const send = async () => {
    sent += 1;
    const error = left.shift();
    if (error) throw error;
    return 'done';
  };
  return { send, times: () => sent };
}

describe('a change that needs another sign-in', () => {
  it.each([tooOld, new SignInEnded()])('is sent once more after it: %s', async (error) => {
    const { send, times } = sendingWith(error);
    const asked: SignInNeed[] = [];

    const answer = await sendSignedIn(send, async (need) => {
      asked.push(need);
      return true;
    });

    expect([answer, times(), asked]).toEqual(['done', 2, [signInNeedOf(error)]]);
  });

  it('is refused as it was when the person does not sign in', async () => {
    const { send, times } = sendingWith(tooOld);

    await expect(sendSignedIn(send, async () => false)).rejects.toBe(tooOld);
    expect(times()).toBe(1);
  });

  it('is not sent a third time', async () => {
    const { send, times } = sendingWith(tooOld, tooOld);

    await expect(sendSignedIn(send, async () => true)).rejects.toBe(tooOld);
    expect(times()).toBe(2);
  });

  it('is told from one that was refused for another reason, about which nobody is asked', async () => {
    const { send } = sendingWith(overlap);
    const ask = () => Promise.reject(new Error('asked'));

    await expect(sendSignedIn(send, ask)).rejects.toBe(overlap);
    expect(signInNeedOf(tooOld)).toEqual({ kind: 'too-old', maxAgeSeconds: 900 });
    expect(signInNeedOf(new ApiProblem(401, 'http-401', 'Unauthorized'))).toEqual({ kind: 'ended' });
  });
});

describe('the client of the API', () => {
  const clientWith = (answer: () => Response, token: (fresh: boolean) => Promise<string>) =>
    createApi({ baseUrl: 'https://console.example.com/api', fetch: async () => answer(), token, newKey: () => 'key' });

  it('does not take an ended sign-in for a lost connection, nor repeat it', async () => {
    const api = clientWith(
      () => new Response('{}'),
      () => Promise.reject(new SignInEnded()),
    );

    const error = await bodyOf(api.GET('/v1/windows')).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(SignInEnded);
    expect(isWorthRepeating(0, error)).toBe(false);
  });

  it('asks for no newer token where the sign-in itself is too old', async () => {
    const tokens: boolean[] = [];
    const challenge = 'Bearer error="insufficient_user_authentication", max_age="900"';
    const body = JSON.stringify({ code: 'sign-in-too-old', detail: 'Too old', maxAgeSeconds: 900 });
    const api = clientWith(
      () => new Response(body, { status: 401, headers: { 'www-authenticate': challenge } }),
      async (fresh) => {
        tokens.push(fresh);
        return 'token';
      },
    );

    await expect(bodyOf(api.GET('/v1/windows'))).rejects.toMatchObject({ code: 'sign-in-too-old' });
    expect(tokens).toEqual([false]);
  });
});
