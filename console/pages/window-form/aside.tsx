import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ShownWindow } from '../../api/types';
import { Answers } from './answers';
import { Example } from './example';
import type { FieldsProps } from './fields';
import { Preview } from './preview/preview';

export interface AsideProps extends Pick<FieldsProps, 'typed' | 'site' | 'template'> {
  /** The window that is edited. */
  readonly edited: ShownWindow | undefined;
}

/** What the typed plan means, beside it. */
export default function Aside({ typed, site, template, edited }: AsideProps) {
  return (
    <SpaceBetween size="l">
      <Answers typed={typed} site={site} template={template} edited={edited} />
      <Example typed={typed} site={site} />
      {site && <Preview typed={typed} site={site} />}
    </SpaceBetween>
  );
}
