import { Stack } from '@mantine/core';
import { BlockForm } from './blocks';
import { ImposeForm } from './impose-form';

/** What the operator can impose: a sanction on a participant, a block on a document. */
export default function OperatorForms() {
  return (
    <Stack>
      <ImposeForm />
      <BlockForm />
    </Stack>
  );
}
