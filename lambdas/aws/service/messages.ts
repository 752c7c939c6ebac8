export interface ServiceRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ServiceAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Whatever carries a request to a service. */
export interface Caller {
  /** @throws ServiceError when the service refuses, the transport's error when there is no answer in time */
  call(request: ServiceRequest): Promise<ServiceAnswer>;
}
