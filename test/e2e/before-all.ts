import { makeAssembly } from './assembly';

/** Jest calls this before the first test of this folder. */
export default makeAssembly;
