import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { COMMON, ProblemAlert } from '../../../components';
import type { QujatDocument } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { PAGE } from '../texts';
import { consequenceOf, makeStatement, useStatementSigning, type Kind } from './use-statement';

const SHORTEST = 3;
const LONGEST = 1000;
const WARN_BELOW = 200;
const TITLES = { recall: 'recallTitle', refusal: 'refuseTitle' } as const;

interface Props {
  readonly document: QujatDocument;
  readonly kind: Kind;
  readonly onClose: () => void;
  readonly onDone: (document: QujatDocument) => void;
}

/** The statement is made with the reason, shown and signed; whoever stops halfway finds the reason as it was. */
function useStatement({ document, kind, onDone }: Props) {
  const [reason, setReason] = useState('');
  const [strict, setStrict] = useState(false);
  const [signing, setSigning] = useState(false);
  const [stopped, setStopped] = useState(false);
  const sign = useStatementSigning(document);
  const make = useMutation({ mutationFn: () => makeStatement(document.id, kind, reason.trim()) });
  const tooShort = reason.trim().length < SHORTEST;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    setStopped(false);
    if (tooShort) return;
    const statement = await make.mutateAsync().catch(() => undefined);
    if (!statement) return;
    setSigning(true);
    const done = await sign(kind, statement);
    setSigning(false);
    if (done) onDone(done);
    else setStopped(true);
  };
  return { reason, setReason, wrong: strict && tooShort, signing, stopped, make, submit };
}

/** Asks why, before a recall or a refusal is signed. */
export default function ReasonDialog(props: Props) {
  const { kind, onClose } = props;
  const t = useT(PAGE);
  const common = useT(COMMON);
  const form = useStatement(props);
  const left = LONGEST - form.reason.length;
  return (
    <Modal
      opened={!form.signing}
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(TITLES[kind])}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={(event) => void form.submit(event)} noValidate>
        <Stack>
          <Text size="sm">{t(consequenceOf(kind))}</Text>
          {form.stopped && (
            <Alert color="gray" role="status" icon={<IconInfoCircle aria-hidden />}>
              {t('notSigned')}
            </Alert>
          )}
          <Textarea
            label={t('reason')}
            description={t('reasonHint')}
            data-autofocus
            autosize
            minRows={3}
            maxRows={10}
            maxLength={LONGEST}
            required
            value={form.reason}
            onChange={(event) => form.setReason(event.currentTarget.value)}
            error={form.wrong && t('reasonShort')}
          />
          {left < WARN_BELOW && (
            <Text size="xs" c="dimmed">
              {t('reasonLeft', { count: left })}
            </Text>
          )}
          {form.make.error && <ProblemAlert cause={form.make.error} kept />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" color={kind === 'refusal' ? 'red' : undefined} loading={form.make.isPending}>
              {t('toSigning')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
