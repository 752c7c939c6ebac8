/** Where the API is and who calls it: options of every command. */
export interface ConnectionOptions {
  readonly api?: string;
  readonly stack?: string;
  readonly local?: boolean;
  /** The data directory of `--local`. */
  readonly data?: string;
  readonly profile?: string;
  readonly region?: string;
  /** Ask CloudFormation again for what was remembered of a stack. */
  readonly refresh?: boolean;
}

/** An API, and who calls it. */
export interface Address {
  readonly url: string;
  readonly region: string;
  /** What else is there: the console, the site, the mailbox. Names and URLs. */
  readonly pages: Readonly<Record<string, string>>;
  /** The bucket with the copy of the audit log, where there is one; `endpoint` of another S3 than AWS’s. */
  readonly archive?: { readonly bucket: string; readonly endpoint?: string };
}
