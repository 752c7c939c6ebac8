import type { EdgeHeader, EdgeRequest } from './event';

/**
 * Whether the request may change something. Frameworks that honour an override header do not agree on which method then
 * counts, so a request reads only if its method and every override of it read.
 */
export function writes(request: EdgeRequest): boolean {
  const headers = request.headers;
  return (
    !reads(request.method) ||
    overridesToWrite(headers['x-http-method-override']) ||
    overridesToWrite(headers['x-http-method']) ||
    overridesToWrite(headers['x-method-override'])
  );
}

/** Whether a header may change which method the origin sees. */
export function overridesMethod(headers: EdgeRequest['headers']): boolean {
  return !!(headers['x-http-method-override'] || headers['x-http-method'] || headers['x-method-override']);
}

function overridesToWrite(header: EdgeHeader | undefined): boolean {
  return header !== undefined && (header.multiValue !== undefined || !reads(header.value));
}

function reads(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
