/** `npm run build:console`: bundles the console. Synthesis, `npm start` and `npm ci` do it, too. */
import { buildConsole } from './build-console/console-files';

void buildConsole();
