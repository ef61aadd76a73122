import { Button, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { DOCUMENT, TYPES } from '../../../components/document';
import type { DocumentType } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { EXCHANGE } from '../texts';
import type { DocumentDraft } from '../use-document-draft';

const TemplatesDialog = lazy(() => import('./templates-dialog'));

/** How a document comes about. */
export type Way = 'file' | 'form';

interface Props {
  readonly draft: DocumentDraft;
  readonly way: Way;
  readonly onWay: (way: Way) => void;
}

const CODES = Object.keys(TYPES) as DocumentType[];

/** The first question: what kind of document, and from what. */
export function WayChoice({ draft, way, onWay }: Props) {
  const t = useT(EXCHANGE);
  const words = useT(DOCUMENT);
  const [choosing, setChoosing] = useState(false);
  return (
    <Stack gap="md">
      <NativeSelect
        label={t('type')}
        value={draft.values.type}
        onChange={(event) => draft.set({ type: event.currentTarget.value as DocumentType })}
        data={CODES.map((type) => ({ value: type, label: words(TYPES[type]) }))}
        error={draft.refused['type']}
      />
      <div>
        <Group gap="sm">
          <SegmentedControl
            aria-label={t('way')}
            value={way}
            onChange={(value) => onWay(value)}
            data={[
              { value: 'file', label: t('wayFile') },
              { value: 'form', label: t('wayForm') },
            ]}
          />
          {!draft.id && (
            <Button
              variant="subtle"
              leftSection={<IconTemplate size={17} aria-hidden />}
              onClick={() => setChoosing(true)}
            >
              {t('wayTemplate')}
            </Button>
          )}
        </Group>
        <Suspense>{choosing && <TemplatesDialog onClose={() => setChoosing(false)} />}</Suspense>
        <Text size="sm" c="dimmed" mt={6}>
          {t(way === 'file' ? 'wayFileText' : 'wayFormText')}
        </Text>
      </div>
    </Stack>
  );
}
