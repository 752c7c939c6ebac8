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
}

export interface EdgeEvent {
  readonly viewer: { readonly ip: string };
  readonly request: EdgeRequest;
}

export interface EdgeResponse {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: Record<string, { readonly value: string }>;
  body?: string;
}

export interface KeyValueStore {
  /** Rejects when the key is not there. */
  get(key: string): Promise<string>;
}
