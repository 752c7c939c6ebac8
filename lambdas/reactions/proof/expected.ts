import type { EdgeMode } from '../../../edge/document/document';
import { exemptionToken, scopeTokens } from '../../../edge/document/encode-path';
import { instantText } from '../../domain/local-time';
import { readingMethods } from '../../domain/site/methods';
import type { PageSight, ProofDue, ProvedPlan } from '../../domain/window/flip-proof';
import { modes } from '../../domain/window/window';
import type { StatusDocument } from './status-document';

/** More windows than these are not in a status document. */
const mostWindows = 8;

/** Whether the status document of a hostname shows that the boundary has passed. */
export function isShown({ boundary, plan }: ProofDue, status: StatusDocument): boolean {
  const listed = status.windows.some((window) => isSame(plan, window));
  if (boundary === 'end') return !listed;
  return (listed || status.windows.length >= mostWindows) && isAtLeast(status.mode, plan.mode);
}

/** A status document names no window: times, mode and paths tell which one it is. An extension moves the end. */
function isSame(plan: ProvedPlan, shown: StatusDocument['windows'][number]): boolean {
  const scope = scopeOf(plan);
  const paths = shown.paths ?? [];
  return (
    shown.startsAt === instantText(plan.startsAt) &&
    shown.mode === plan.mode &&
    paths.length === scope.length &&
    paths.every((path) => scope.includes(path))
  );
}

function scopeOf({ paths, pathMatch }: ProvedPlan): readonly string[] {
  const tokens = scopeTokens(paths, pathMatch);
  return tokens.includes('/') ? [] : tokens;
}

/** Another window may be in force, too: the strictest mode is what a visitor meets. */
function isAtLeast(met: EdgeMode | 'none' | undefined, mode: EdgeMode): boolean {
  return met !== undefined && met !== 'none' && modes.indexOf(met) <= modes.indexOf(mode);
}

/** Whether the page was answered as it should be by now. @param status the hostname's status document, a moment before */
export function isAnsweredSo({ boundary, plan }: ProofDue, page: PageSight, status: StatusDocument): boolean {
  if (boundary === 'start') return isAtLeast(page.mode, plan.mode);
  return page.mode === undefined || status.mode !== 'none';
}

/** A request for a page that the window covers; it refuses this request to everyone without a bypass. */
export interface PageRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Not sent where nothing shows that the window is in force: an origin that it reaches may obey its headers. */
  readonly onlyInForce?: true;
}

/** For a method that a read-only window refuses. The gate counts a GET with it as writing, and so do some origins. */
const METHOD_HEADER = 'x-http-method-override';
const writing = ['PATCH', 'PUT', 'POST', 'DELETE'] as const;

/** @returns `undefined` where no harmless request would be refused: the paths are exempt, or every method passes */
export function pageRequest({ boundary, plan }: ProofDue): PageRequest | undefined {
  const path = (plan.paths.length > 0 ? plan.paths : ['/']).find((each) => !isExempt(plan, each));
  if (path === undefined) return undefined;
  if (plan.mode !== 'read-only' || boundary === 'end') return { path: encodeURI(path), headers: {} };
  const allowed: readonly string[] = plan.allowedMethods ?? readingMethods;
  const method = writing.find((each) => !allowed.includes(each));
  return method && { path: encodeURI(path), headers: { [METHOD_HEADER]: method }, onlyInForce: true };
}

function isExempt({ exemptions }: ProvedPlan, path: string): boolean {
  const asked = `${encodeURI(path).replace(/\/$/, '')}/`;
  return exemptions.map(exemptionToken).some((token) => asked.startsWith(token) || `GET${asked}`.startsWith(token));
}
