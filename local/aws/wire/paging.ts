import { AwsError } from '../gateway/service';

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

/**
 * Cuts a page out of a list that is in a stable order. The token is the key of the last item seen, so items that are
 * added or removed between two pages neither repeat nor hide others.
 * @throws AwsError `ValidationException` on a token that this function did not make.
 */
export function page<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  limit: number,
  token: string | undefined,
  order: 'ascending' | 'descending' = 'ascending',
): Page<T> {
  const after = token === undefined ? undefined : decode(token);
  const isBeyond = (key: string) => after === undefined || (order === 'ascending' ? key > after : key < after);
  const rest = all.filter((item) => isBeyond(keyOf(item)));
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return rest.length > limit && last !== undefined ? { items, nextToken: encode(keyOf(last)) } : { items };
}

function encode(key: string): string {
  return Buffer.from(`after:${key}`).toString('base64url');
}

function decode(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (!text.startsWith('after:')) throw new AwsError('ValidationException', 'The NextToken is not valid');
  return text.slice('after:'.length);
}
