import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gateCodeOf } from '../../bin/gate-code';
import { loadHandler } from '../../edge/build/load';
import { ConfigError, parseConfig } from '../../lib/config';
import { eventOf } from '../edge/function/fixtures';
import { type Settings, synthesize } from './synthesize';

const distribution = { originDomainName: 'origin.example.com' };
const folder = mkdtempSync(join(tmpdir(), 'quiesce-settings-'));

const codeOf = (settings: Settings) => gateCodeOf(parseConfig({ distribution, ...settings }, 'test.json'), folder);

/** The functions of the stack by event, as the distribution runs them, with the code that these settings ship. */
function functionsWith(settings: Settings) {
  const template = synthesize(settings, codeOf(settings));
  const functions = template.findResources('AWS::CloudFront::Function');
  const [site] = Object.values(template.findResources('AWS::CloudFront::Distribution'));
  const associations: { EventType: string; FunctionARN: { 'Fn::GetAtt': [string, string] } }[] =
    site?.Properties.DistributionConfig.DefaultCacheBehavior.FunctionAssociations;
  return {
    associated: Object.fromEntries(
      associations.map(({ EventType, FunctionARN }) => [
        EventType,
        functions[FunctionARN['Fn::GetAtt'][0]]?.Properties,
      ]),
    ),
    store: Object.keys(template.findResources('AWS::CloudFront::KeyValueStore'))[0],
  };
}

function writePage(name: string, html: string): string {
  writeFileSync(join(folder, name), html);
  return name;
}

jest.setTimeout(60_000);

describe('without further settings the gate', () => {
  it('runs on requests alone', () => {
    expect(Object.keys(functionsWith({}).associated)).toEqual(['viewer-request']);
  });
});

describe('announce', () => {
  const { associated, store } = functionsWith({ announce: true });

  it('runs a second function on responses, with the same store', () => {
    expect(Object.keys(associated).sort()).toEqual(['viewer-request', 'viewer-response']);
    for (const each of Object.values(associated)) {
      expect(each.FunctionConfig).toMatchObject({
        Runtime: 'cloudfront-js-2.0',
        KeyValueStoreAssociations: [{ KeyValueStoreARN: { 'Fn::GetAtt': [store, 'Arn'] } }],
      });
    }
    expect(associated['viewer-response'].Name).toBe('quiesce-viewer-response');
  });

  it('ships the header in that function only', () => {
    expect(associated['viewer-response'].FunctionCode).toContain('maintenance-window');
    expect(associated['viewer-request'].FunctionCode).not.toContain('maintenance-window');
  });
});

describe('wildcards', () => {
  const readsOf = async (settings: Settings) => {
    const reads: string[] = [];
    const get = async (key: string) => {
      reads.push(key);
      throw new Error('nothing is stored');
    };
    const handler = loadHandler(codeOf(settings).viewerRequest, { get });
    await handler(eventOf());
    return reads;
  };

  it('costs an unknown hostname a second read, where it is asked for', async () => {
    expect(await readsOf({})).toEqual(['shop.example.com']);
    expect(await readsOf({ wildcards: true })).toEqual(['shop.example.com', '*.example.com']);
  });
});

describe('page', () => {
  it('replaces the built-in page in the code', () => {
    const page = writePage('page.html', '<!doctype html><title>{{title}}</title><h1>Back soon</h1>{{message}}{{end}}');
    const code = functionsWith({ page }).associated['viewer-request'].FunctionCode;
    expect(code).toContain('<h1>Back soon</h1>');
    expect(code).not.toContain('<script>');
  });

  it.each([
    ['names what is unknown', '<!doctype html>{{nobody}}{{message}}{{end}}', 'The page names {{nobody}}; known are'],
    ['does not show the message', '<!doctype html>{{end}}', 'The page must show {{message}}.'],
    ['is no document', '{{message}}{{end}}', 'The page must begin with <!doctype html>.'],
    ['is too long', `<!doctype html>{{message}}{{end}}${'x'.repeat(2048)}`, /The page has \d+ bytes .* 2048 fit/],
  ])('that %s is refused with its name and the reason', (_, html, reason) => {
    const page = writePage('wrong.html', html);
    expect(() => codeOf({ page })).toThrow(ConfigError);
    expect(() => codeOf({ page })).toThrow(reason);
    expect(() => codeOf({ page })).toThrow(/^wrong\.html: /);
  });

  it('that is not there is refused by its name', () => {
    expect(() => codeOf({ page: 'none.html' })).toThrow(
      new ConfigError(
        'page names none.html, which cannot be read: there is no such file. Its path begins beside the configuration.',
      ),
    );
  });
});
