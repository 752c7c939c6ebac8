import AppLayout from '@cloudscape-design/components/app-layout';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import Table from '@cloudscape-design/components/table';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

const container = document.getElementById('console');
if (container) createRoot(container).render(<Empty />);

/** What every Cloudscape page has: a layout, a table and a form, with nothing in them. */
function Empty() {
  const [name, setName] = useState('');
  return (
    <>
      <TopNavigation identity={{ href: '/', title: 'Empty' }} utilities={[]} />
      <AppLayout
        navigation={<SideNavigation items={[]} />}
        content={
          <>
            <Table items={[]} columnDefinitions={[]} />
            <Form actions={<Button>Send</Button>}>
              <FormField label="Name" description={name}>
                <Input value={name} onChange={({ detail }) => setName(detail.value)} />
              </FormField>
            </Form>
          </>
        }
      />
    </>
  );
}
