/** Where the template is deployed: the pseudo parameters and the loopback addresses that replace AWS endpoints. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
  /** Base URL of the Admin API, `http://127.0.0.1:N`. */
  readonly adminApi: string;
  /** Host and port of the protected site, `localhost:N+1`. */
  readonly siteHost: string;
  /** Host and port of the console, `localhost:N+3`. */
  readonly consoleHost: string;
  /** The issuer of the tokens of a user pool, `http://localhost:N+4`. */
  readonly issuer: string;
  /** Base URL of the AWS gateway, `http://localhost:N+6`. */
  readonly gateway: string;
}

/** The account and region every local resource belongs to, on the machine's usual ports above `port`. */
export function placeAt(port: number, stackName: string): Place {
  return {
    region: 'us-east-1',
    accountId: '123456789012',
    stackName,
    adminApi: `http://127.0.0.1:${port}`,
    siteHost: `localhost:${port + 1}`,
    consoleHost: `localhost:${port + 3}`,
    issuer: `http://localhost:${port + 4}`,
    gateway: `http://localhost:${port + 6}`,
  };
}
