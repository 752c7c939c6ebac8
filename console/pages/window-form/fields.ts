import type { Site } from '../../api/types';
import type { Form } from './form';

/** What every group of fields gets. */
export interface FieldsProps {
  readonly typed: Form;
  readonly site: Site | undefined;
  readonly change: (changes: Partial<Form>) => void;
  /** What the API found wrong, by field. */
  readonly faults: ReadonlyMap<string, string>;
}
