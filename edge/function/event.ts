/**
 * The part of CloudFront's event that Quiesce uses.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export interface EdgeHeader {
  readonly value: string;
  /** Only when the header was sent more than once. */
  readonly multiValue?: readonly { readonly value: string }[];
}

export interface EdgeRequest {
  readonly method: string;
  /** Without the query string. */
  readonly uri: string;
  /** Names in lower case. CloudFront routes by the host, so it is always there. */
  readonly headers: Record<string, EdgeHeader | undefined> & { readonly host: EdgeHeader };
  /** Names and values still percent-encoded. */
  readonly querystring: Record<string, EdgeHeader | undefined>;
  readonly cookies: Record<string, EdgeHeader | undefined>;
  /** Distinguishes requests and responses from steps that first need to read a key. */
  readonly key?: undefined;
}

export interface EdgeEvent {
  readonly viewer: { readonly ip: string };
  readonly request: EdgeRequest;
}

export interface EdgeResponse {
  readonly statusCode: number;
  readonly headers: Record<string, { readonly value: string }>;
  cookies?: Record<string, { readonly value: string; readonly attributes: string }>;
  /** In base64 where it is no text. */
  body?: string | { readonly encoding: 'base64'; readonly data: string };
  readonly key?: undefined;
}

export interface TextResponse extends EdgeResponse {
  body?: string;
}

/** The response on its way to the viewer, as far as the function uses it. */
export interface ViewerResponse {
  readonly headers: Record<string, { readonly value: string }>;
}

export interface ResponseEvent extends EdgeEvent {
  readonly response: ViewerResponse;
}

export interface KeyValueStore {
  /** Rejects when the key is not there. */
  get(key: string): Promise<string>;
}
