import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { COMMON, ProblemAlert } from '../../../components';
import { api, ask, problemOf } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { LINK_KINDS, LINK_WORDS, type LinkKind } from './link-words';
import { LINKS } from './texts';

interface Props {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Links the document to another one by its number. */
export default function LinkDialog({ id, onClose, onDone }: Props) {
  const t = useT(LINKS);
  const common = useT(COMMON);
  const [kind, setKind] = useState<LinkKind>('under');
  const [number, setNumber] = useState('');
  const make = useMutation({
    mutationFn: () => ask(api.POST('/api/documents/{id}/links', { params: { path: { id } }, body: { number, kind } })),
    onSuccess: onDone,
  });
  const refused = make.error ? problemOf(make.error).fields['number'] : undefined;
  return (
    <Modal opened onClose={onClose} title={t('linkTitle')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <Stack gap="md">
          <NativeSelect
            label={t('kind')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as LinkKind)}
            data={LINK_KINDS.map((value) => ({ value, label: t(LINK_WORDS[value].from) }))}
          />
          <TextInput
            label={t('number')}
            description={t('numberHint')}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            error={refused}
            placeholder="QJ-2026-000123"
            autoComplete="off"
            data-autofocus
          />
          {make.error && !refused && <ProblemAlert cause={make.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={make.isPending} disabled={number.trim() === ''}>
              {t('link')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
