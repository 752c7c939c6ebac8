import { join } from 'node:path';
import { buildViewerRequest, buildViewerResponse } from '../edge/build/build';
import { compilePage, PageTemplateError } from '../edge/build/page-template';
import { FileError, readUtf8 } from '../edge/build/utf8-file';
import { type Config, ConfigError } from '../lib/config';
import type { GateCode } from '../lib/constructs/edge/edge-gate';

/**
 * The functions of the gate that a configuration asks for.
 *
 * @param folder of the configuration; its page is searched there
 * @throws ConfigError about the page
 * @throws EdgeBuildError when the code cannot be deployed
 */
export function gateCodeOf({ wildcards, announce, page }: Config, folder: string): GateCode {
  return {
    viewerRequest: buildViewerRequest({ wildcards, ...(page !== undefined && { page: readPage(page, folder) }) }),
    ...(announce && { viewerResponse: buildViewerResponse({ wildcards }) }),
  };
}

function readPage(page: string, folder: string): ReturnType<typeof compilePage> {
  const path = join(folder, page);
  try {
    return compilePage(readUtf8(path));
  } catch (error) {
    if (error instanceof FileError)
      throw new ConfigError(`page names ${page}, which ${error.message}. Its path begins beside the configuration.`);
    if (error instanceof PageTemplateError) throw new ConfigError(`${page}: ${error.message}`);
    throw error;
  }
}
