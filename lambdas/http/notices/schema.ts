import * as z from 'zod/mini';
import { forms } from '../../domain/forms';
import { formed } from '../server/fields';

export const subscriberRequest = z.strictObject({ email: formed(forms.email) });
