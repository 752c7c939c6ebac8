/** `npm run build:cli`: bundles the command `quiesce`. `npm ci` runs it, too. */
import { join } from 'node:path';
import { buildCli } from './build-cli/bundle';

void buildCli(join(__dirname, '..', 'dist', 'cli'));
