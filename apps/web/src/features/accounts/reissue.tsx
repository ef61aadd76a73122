import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert, useConfirm } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import type { Handed } from './accounts.query';
import HandedDialog from './handed-dialog';
import { ACCOUNTS } from './texts';

/** For one who has lost password or phone. */
export default function Reissue({ member: { id } }: { member: { readonly id: string } }) {
  const t = useT(ACCOUNTS);
  const confirm = useConfirm();
  const client = useQueryClient();
  const [handed, setHanded] = useState<Handed>();
  const issue = useMutation({
    mutationFn: () => ask(api.POST('/api/members/{id}/one-time-password', { params: { path: { id } } })),
    onSuccess: (given) => {
      setHanded(given);
      return client.invalidateQueries({ queryKey: ['powers'] });
    },
  });
  const sure = async () => {
    if (await confirm({ title: t('reissue'), text: t('reissueText'), yes: t('reissue') })) issue.mutate();
  };
  return (
    <>
      <Button variant="default" mt="sm" loading={issue.isPending} onClick={() => void sure()}>
        {t('reissue')}
      </Button>
      {issue.error && <ProblemAlert cause={issue.error} />}
      {handed && <HandedDialog handed={handed} onClose={() => setHanded(undefined)} />}
    </>
  );
}
