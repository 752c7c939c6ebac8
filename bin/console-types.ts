/** The last step of `npm run openapi`: the types that the console knows the API by. */
import { writeApiTypes } from './build-console/api-types';

void writeApiTypes();
