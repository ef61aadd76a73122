import { Button, Group, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '../../../components';
import { api, ask } from '../../../lib/api';
import { formatMoney } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import type { Box } from '../documents.query';
import { ManyActs } from '../finding/many-acts';
import classes from './signing.module.css';
import { SIGNING_MANY } from './texts';
import { useSignMany } from './use-batch-signing';
import { isSignable, type Selection } from './use-selection';

type Busy = 'all' | 'sign' | 'send' | 'pack';

/** What is chosen, how much it is together, and signing it: stands at the foot of the list while anything is chosen. */
export default function SelectionBar({ box, selection }: { box: Box; selection: Selection }) {
  const t = useT(SIGNING_MANY);
  const signMany = useSignMany();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<Busy>();
  const [problem, setProblem] = useState<unknown>();
  const { chosen, clear, chooseAll } = selection;
  const signable = [...chosen.values()].filter(isSignable);
  const sum = [...chosen.values()].reduce((all, { amount }) => all + (amount ?? 0), 0);
  const during = (what: Busy, work: () => Promise<unknown>) => {
    setBusy(what);
    setProblem(undefined);
    work()
      .catch(setProblem)
      .finally(() => setBusy(undefined));
  };
  const sign = (send: boolean) =>
    during(send ? 'send' : 'sign', async () => {
      if (
        await signMany(
          signable.map(({ id }) => id),
          send,
        )
      )
        clear();
    });
  const pack = () =>
    during('pack', async () => {
      const title = t('packageTitle', { title: [...chosen.values()][0]?.title ?? '' }).slice(0, 300);
      const body = { title, documentIds: [...chosen.keys()] };
      const { id } = await ask(api.POST('/api/document-packages', { body }));
      clear();
      await navigate(`/packages/${id}`);
    });
  return (
    <div className={classes.bar} role="region" aria-label={t('chosenLabel')}>
      {problem !== undefined && <ProblemAlert cause={problem} />}
      <Group gap="sm" justify="space-between">
        <div>
          <Text fw={600} role="status">
            {t('chosen', { count: chosen.size })}
          </Text>
          {sum > 0 && (
            <Text size="sm" c="dimmed" className="tabular">
              {t('chosenSum', { sum: formatMoney(sum / 100) })}
            </Text>
          )}
        </div>
        <Group gap="xs" className={classes.acts}>
          <Button variant="subtle" color="gray" onClick={clear} disabled={busy !== undefined}>
            {t('clear')}
          </Button>
          <Button
            variant="default"
            loading={busy === 'all'}
            disabled={busy !== undefined}
            onClick={() => during('all', chooseAll)}
          >
            {t('chooseAll')}
          </Button>
          <ManyActs selection={selection} isBusy={busy !== undefined} />
          {box === 'drafts' && chosen.size > 1 && (
            <Button variant="default" loading={busy === 'pack'} disabled={busy !== undefined} onClick={pack}>
              {t('makePackage')}
            </Button>
          )}
          {box === 'drafts' && signable.length > 0 && (
            <Button
              variant="default"
              loading={busy === 'sign'}
              disabled={busy !== undefined}
              onClick={() => sign(false)}
            >
              {t('signOnly')}
            </Button>
          )}
          {signable.length > 0 && (
            <Button
              leftSection={<IconSignature size={18} aria-hidden />}
              loading={busy === (box === 'drafts' ? 'send' : 'sign')}
              disabled={busy !== undefined}
              onClick={() => sign(box === 'drafts')}
            >
              {t(box === 'drafts' ? 'signAndSend' : 'sign')}
            </Button>
          )}
        </Group>
      </Group>
    </div>
  );
}
