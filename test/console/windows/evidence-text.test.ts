import { createApi } from '../../../console/api/client';
import { evidenceText } from '../../../console/pages/window/evidence-text';

// The seal of the evidence covers its text: docs/evidence.md.
it.each(['{"b":1,"a":"\\u00e9"}', '{ "a" : 1.0,\n"text":"ä" }\n'])(
  'saves the evidence exactly as answered: %j',
  async (text) => {
    const asked: string[] = [];
    const api = createApi({
      baseUrl: 'https://console.example.com/api',
      fetch: async ({ url }) => {
        asked.push(url);
        return new Response(text, { headers: { 'content-type': 'application/json' } });
      },
      token: async () => 'token',
      newKey: () => 'key',
      keys: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
      now: () => 0,
    });
    expect(await evidenceText(api, 'shop.1')).toBe(text);
    expect(asked).toEqual(['https://console.example.com/api/v1/windows/shop.1/evidence']);
  },
);
