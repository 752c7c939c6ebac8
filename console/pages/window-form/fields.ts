import type { Site } from '../../api/types';
import type { Form } from './form';
import type { Template } from './template';

/** What every group of fields gets. */
export interface FieldsProps {
  readonly typed: Form;
  readonly site: Site | undefined;
  /** The approved template that the window is made from. */
  readonly template: Template | undefined;
  readonly change: (changes: Partial<Form>) => void;
  /** What the API found wrong, by field. */
  readonly faults: ReadonlyMap<string, string>;
}
