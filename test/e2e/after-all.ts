import { removeAssembly } from './assembly';

/** Jest calls this after the last test of this folder. */
export default removeAssembly;
