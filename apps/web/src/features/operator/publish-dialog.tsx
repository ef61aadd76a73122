import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { COMMON, DateField, ProblemAlert } from '../../components';
import { api, ask, type AgreementDraft } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { DESK } from './desk/texts';
import { useDeskAct } from './use-desk-act';

/** The beginning of a day here: UTC+5 (Astana), the portal's time. */
const beginOf = (day: string): string => new Date(`${day}T00:00:00+05:00`).toISOString();

/** Publishing: from which day; it can never be changed. */
export default function PublishDialog({ draft, onClose }: { draft: AgreementDraft; onClose: () => void }) {
  const t = useT(DESK);
  const common = useT(COMMON);
  const [day, setDay] = useState('');
  const params = { path: { id: draft.id } };
  const body = day ? { effectiveFrom: beginOf(day) } : {};
  const publish = useDeskAct(
    () => ask(api.POST('/api/operator/agreements/drafts/{id}/publish', { params, body })),
    onClose,
  );
  return (
    <Modal opened onClose={onClose} title={t('publishTitle')} closeButtonProps={{ 'aria-label': common('close') }}>
      <Stack>
        <Text size="sm">{t('publishText')}</Text>
        <DateField label={t('publishDay')} value={day} onChange={setDay} />
        {publish.error && <ProblemAlert cause={publish.error} kept />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button loading={publish.isPending} onClick={() => publish.mutate()}>
            {t('publish')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
