import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { createDistribution, type DistributionServer } from '../../../../local/aws/cloudfront/service';
import type { Resource } from '../../../../local/aws/gateway/service';
import type { StoreRecord } from '../../../../local/aws/key-value-store/store';
import { createDemoOrigin } from '../../../../local/demo/origin';
import { account, type Disk, type FakeRuntime, fakeRuntime, resource } from '../../bench/fake-runtime';

const storeArn = `arn:aws:cloudfront::${account}:key-value-store/one`;
const functionArn = (name: string) => `arn:aws:cloudfront::${account}:function/${name}`;

/** The code of the functions of a distribution, and what else its behaviour has. */
export interface Setup {
  readonly request?: string;
  readonly response?: string;
  readonly behavior?: Readonly<Record<string, object[] | string[]>>;
  /** Headers in the cache key. */
  readonly variedBy?: readonly string[];
}

export const passing = 'function handler(event){return event.request}';

function functionOf(name: string, code: string): Resource {
  return resource('AWS::CloudFront::Function', name, functionArn(name), {
    Name: name,
    FunctionCode: code,
    FunctionConfig: { Runtime: 'cloudfront-js-2.0', KeyValueStoreAssociations: [{ KeyValueStoreARN: storeArn }] },
  });
}

/** A template with one distribution. */
export function resourcesOf({ request, response, behavior = {}, variedBy = [] }: Setup): Resource[] {
  const codes = Object.entries({ 'viewer-request': request, 'viewer-response': response }).flatMap(([event, code]) =>
    code === undefined ? [] : [{ event, code }],
  );
  const HeadersConfig = { HeaderBehavior: 'whitelist', Headers: variedBy };
  const policy = { CachePolicyConfig: { ParametersInCacheKeyAndForwardedToOrigin: { HeadersConfig } } };
  const DefaultCacheBehavior = {
    CachePolicyId: 'policy',
    AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
    FunctionAssociations: codes.map(({ event }) => ({ EventType: event, FunctionARN: functionArn(event) })),
    ...behavior,
  };
  const config = { DistributionConfig: { DefaultCacheBehavior, Origins: [{ DomainName: 'origin.example.com' }] } };
  return [
    resource('AWS::CloudFront::KeyValueStore', 'store', storeArn, {}),
    resource('AWS::CloudFront::CachePolicy', 'policy', '', policy),
    ...codes.map(({ event, code }) => functionOf(event, code)),
    resource('AWS::CloudFront::Distribution', 'EDIST', `arn:aws:cloudfront::${account}:distribution/EDIST`, config),
  ];
}

export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

interface Question {
  readonly method?: string;
  /** The address to connect to. */
  readonly host?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** The local site on a disk that outlives it. */
export class SiteBench {
  readonly #disk: Disk = new Map();
  #site: DistributionServer | undefined;
  #port = 0;
  runtime: FakeRuntime = fakeRuntime([]);

  /** @param port any free one unless said */
  async open(setup: Setup, port = 0): Promise<void> {
    await this.close();
    this.runtime = fakeRuntime(resourcesOf(setup), { disk: this.#disk });
    this.#site = createDistribution(this.runtime, createDemoOrigin(this.runtime.state));
    this.#port = await this.#site.start(port);
  }

  async close(): Promise<void> {
    await this.#site?.stop();
    this.#site = undefined;
  }

  /** What the store of the functions holds from now on. */
  hold(items: Readonly<Record<string, string>>): void {
    this.runtime.state
      .map<StoreRecord>('key-value-stores')
      .put(storeArn, { etag: 'KV1', createdAt: 0, modifiedAt: 0, versions: [{ visibleFrom: 0, items }] });
  }

  ask(path: string, { method = 'GET', host = '127.0.0.1', headers = {}, body }: Question = {}): Promise<Answer> {
    const asked = { host, port: this.#port, path, method, headers: { host: 'demo.localhost:4561', ...headers } };
    return new Promise((resolve, reject) => {
      const call = httpRequest(asked, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
      call.on('error', reject).end(body);
    });
  }
}
