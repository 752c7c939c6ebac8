/** An endpoint that API Gateway creates contains its region: `https://{apiId}.execute-api.{region}.amazonaws.com`. */
const generated = /\.execute-api(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/;

/** The region of an API cannot be determined; the message says how to specify it. */
export class RegionError extends Error {
  override readonly name = 'RegionError';
}

/**
 * The region that requests to an API are signed for. API Gateway refuses a signature for another one.
 *
 * @param asked the option `--region`
 * @throws RegionError when the URL has a different region, or has none and none was given
 */
export function regionOf(url: URL, asked: string | undefined, environment: NodeJS.ProcessEnv): string {
  const own = generated.exec(url.hostname)?.[1];
  if (own !== undefined && asked !== undefined && own !== asked) {
    throw new RegionError(`${url.hostname} is in ${own}, not in ${asked}: leave out --region.`);
  }
  const region = own ?? asked ?? environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;
  if (region) return region;
  throw new RegionError(`${url.hostname} does not show the region of the API: pass it with --region.`);
}
