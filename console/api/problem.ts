/** What was asked for was not done: the API refused it, or no answer came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** Stable: `not-allowed`, `overlap` and so on; `offline` when no answer came. */
    readonly code: string,
    /** What happened, as the API says it. */
    readonly detail: string,
    /** Further members of the problem, such as what the window is now, or which fields are wrong. */
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }

  /** The connection failed, so nobody knows whether it was done; repeating it with the same key is harmless. */
  get isOffline(): boolean {
    return this.status === 0;
  }

  /** Somebody else was faster: what is shown is out of date. */
  get isLostRace(): boolean {
    return this.status === 409 || this.status === 412;
  }
}

/** Which fields of a request are wrong, as the API's problems say it. */
export interface FieldFault {
  readonly field: string;
  readonly rule: string;
}

/** The faults of single fields, for showing them beside the fields. */
export function fieldFaults(error: unknown): readonly FieldFault[] {
  if (!(error instanceof ApiProblem) || !Array.isArray(error.more.issues)) return [];
  return error.more.issues.filter(isFieldFault);
}

function isFieldFault(value: unknown): value is FieldFault {
  return typeof value === 'object' && value !== null && 'field' in value && 'rule' in value;
}

/** Reads an answer that is no success: `application/problem+json`, or the gateway's own `{"message"}`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = await jsonOf(response);
  const { code, detail, title, message, status: _, type: __, ...more } = body;
  const text = [detail, title, message].find((value) => typeof value === 'string');
  return new ApiProblem(
    response.status,
    typeof code === 'string' ? code : `http-${response.status}`,
    typeof text === 'string' ? text : response.statusText,
    more,
  );
}

export function noAnswer(error: unknown): ApiProblem {
  return new ApiProblem(0, 'offline', error instanceof Error ? error.message : String(error));
}

async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}
