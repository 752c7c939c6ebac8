interface Remembered {
  readonly etag: string;
  readonly response: Response;
}

/** Enough for what one page polls. */
const mostAnswers = 50;

/**
 * Asks for what is known already with If-None-Match, and gives the remembered answer where nothing has changed.
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
    if (response.status === 304 && known) return known.response.clone();
    remember(answers, request.url, response);
    return response;
  };
}

function remember(answers: Map<string, Remembered>, url: string, response: Response): void {
  const etag = response.headers.get('etag');
  answers.delete(url);
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  if (!response.ok || !etag || !isJson) return;
  answers.set(url, { etag, response: response.clone() });
  const [oldest] = answers.keys();
  if (answers.size > mostAnswers && oldest !== undefined) answers.delete(oldest);
}
