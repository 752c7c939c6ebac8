import type { Site } from '../../api/types';
import type { TemplateForm } from './form';

/** What every group of fields gets. */
export interface FieldsProps {
  readonly typed: TemplateForm;
  readonly site: Site;
  readonly change: (changes: Partial<TemplateForm>) => void;
  /** What is wrong with a field, by the API's name of it; also with an entry of a list. */
  readonly fault: (name: string) => string | undefined;
}
