interface Remembered {
  readonly etag: string;
  readonly response: Response;
  readonly characters: number;
}

/** Enough for what one page polls. */
const most = { answers: 50, characters: 500_000 };

/**
 * Asks for what is known already with If-None-Match, and gives the remembered answer where nothing has changed. Those that were asked
 * for longest ago are forgotten, so that somebody who pages through a long list does not keep it.
 * Only JSON with an ETag is remembered, in memory: what pages poll, and no exports, which can be large.
 */
export function rememberAnswers(
  send: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const answers = new Map<string, Remembered>();

  return async (request) => {
    if (request.method !== 'GET') return send(request);
    const known = answers.get(request.url);
    if (known) request.headers.set('if-none-match', known.etag);
    const response = await send(request);
    answers.delete(request.url);
    const isSame = response.status === 304 && known !== undefined;
    const answer = isSame ? known : await rememberable(response);
    if (answer) answers.set(request.url, answer);
    forget(answers);
    return isSame ? known.response.clone() : response;
  };
}

async function rememberable(response: Response): Promise<Remembered | undefined> {
  const etag = response.headers.get('etag');
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  if (!response.ok || !etag || !isJson) return undefined;
  const { length: characters } = await response.clone().text();
  return { etag, response: response.clone(), characters };
}

function forget(answers: Map<string, Remembered>): void {
  let characters = [...answers.values()].reduce((sum, answer) => sum + answer.characters, 0);
  for (const [url, answer] of answers) {
    if (answers.size <= most.answers && characters <= most.characters) return;
    answers.delete(url);
    characters -= answer.characters;
  }
}
