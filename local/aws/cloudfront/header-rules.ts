/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html */
const disallowed: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'trailer',
  'upgrade',
  'x-accel-buffering',
  'x-accel-charset',
  'x-accel-limit-rate',
  'x-accel-redirect',
  'x-amzn-auth',
  'x-amzn-cf-billing',
  'x-amzn-cf-id',
  'x-amzn-cf-xff',
  'x-amzn-errortype',
  'x-amzn-fle-profile',
  'x-amzn-header-count',
  'x-amzn-header-order',
  'x-amzn-lambda-integration-tag',
  'x-amzn-requestid',
  'x-cache',
  'x-forwarded-proto',
  'x-real-ip',
]);

const disallowedPrefixes = ['x-amz-cf-', 'x-edge-'] as const;

/** A function may read these and pass them on, but not change them. */
const readOnlyInRequests = ['cdn-loop', 'content-length', 'host', 'transfer-encoding', 'via'] as const;
const readOnlyInResponses = ['via', 'warning'] as const;
/** Headers that a function cannot set in a generated response. */
const absentFromGenerated: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'via', 'warning']);

export function isHiddenFromFunctions(name: string): boolean {
  return disallowed.has(name) || disallowedPrefixes.some((prefix) => name.startsWith(prefix));
}

type Headers = Readonly<Record<string, { readonly value: string }>>;

/** @returns what is wrong with the headers of a generated response, if anything */
export function faultOfGeneratedHeaders(headers: Headers): string | undefined {
  const readOnly = Object.keys(headers).find((name) => absentFromGenerated.has(name));
  return faultOfNames(headers) ?? (readOnly && `The function may not set the header ${readOnly}`);
}

/** @returns what is wrong with the headers of a changed request, if anything */
export function faultOfRequestHeaders(headers: Headers, original: Headers): string | undefined {
  return faultOfNames(headers) ?? faultOfChanges(readOnlyInRequests, headers, original);
}

/** @returns what is wrong with the headers of a changed response, if anything */
export function faultOfResponseHeaders(headers: Headers, original: Headers): string | undefined {
  return faultOfNames(headers) ?? faultOfChanges(readOnlyInResponses, headers, original);
}

function faultOfChanges(readOnly: readonly string[], headers: Headers, original: Headers): string | undefined {
  const changed = readOnly.find((name) => headers[name]?.value !== original[name]?.value);
  return changed && `The function may not change the header ${changed}`;
}

function faultOfNames(headers: Headers): string | undefined {
  for (const name of Object.keys(headers)) {
    if (name !== name.toLowerCase()) return `The header name ${name} is not in lower case`;
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name)) return 'A header name is not valid';
    if (isHiddenFromFunctions(name)) return `The header ${name} is disallowed`;
    if (/[\r\n\0]/.test(headers[name]?.value ?? '')) return `The value of the header ${name} is not valid`;
  }
  return undefined;
}
