import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { type ReactNode, useEffect } from 'react';
import { isolated } from '../texts/isolated';
import { useTexts } from '../texts/texts-context';
import { Said } from './words/said';

export interface PageProps {
  /** Heading and document title. */
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the console: its heading, the document's title, and everything below. */
export function Page({ title, description, actions, children }: PageProps) {
  const { app } = useTexts();
  useEffect(() => {
    document.title = `${isolated(title)} – ${app.product}`;
  }, [title, app.product]);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={description} actions={actions}>
          <span data-page-title tabIndex={-1}>
            <Said>{title}</Said>
          </span>
        </Header>
      }
    >
      {children}
    </ContentLayout>
  );
}
