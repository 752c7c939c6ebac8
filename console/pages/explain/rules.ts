import type { FieldFault } from '../../api/problem';
import type { FormRules } from '../../parts/forms/form-rules';
import { existing, required } from '../../parts/forms/rules';
import { type Moment, momentIn } from './moment';

/** What is asked about a request, as it is typed. */
export interface Asked extends Moment {
  readonly url: string;
  readonly method: string;
  readonly ip: string;
}

export const rules: FormRules<Asked> = {
  fields: { url: ['url'], method: ['method'], ip: ['ip'], at: ['date', 'time'] },
};

/** What the address of the page asks. @param zone of the person, IANA */
export const askedBy = (search: URLSearchParams, zone: string): Asked => ({
  url: search.get('url') ?? '',
  method: search.get('method') ?? 'GET',
  ip: search.get('ip') ?? '',
  ...momentIn(search.get('at'), zone),
});

/** What keeps a question from being asked. Whether the address of a visitor is one, the API knows. */
export function foundIn({ url, date, time }: Asked, zone: string): readonly FieldFault[] {
  const text = url.trim();
  const isUrl = /^https?:\/\/[!-~]+$/i.test(text) && URL.canParse(text);
  return [
    ...required('url', text !== ''),
    ...(text !== '' && !isUrl ? [{ field: 'url', rule: 'must be a URL such as https://shop.example.com/' }] : []),
    ...required('at', date !== '' || time === ''),
    ...(date === '' ? [] : existing('at', date, time || '00:00', zone)),
  ];
}
