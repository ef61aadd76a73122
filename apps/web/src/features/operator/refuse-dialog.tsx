import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { COMMON, ProblemAlert } from '../../components';
import { PARTICIPANT, REFUSAL_REASONS } from '../../components/participant';
import { api, ask, type AccreditationCase, type RefusalReason } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { OPERATOR } from './texts';
import { useDecided } from './use-decided';

const REASONS = Object.keys(REFUSAL_REASONS) as RefusalReason[];

/** What is decided on: the version that was looked at. */
type Subject = Pick<AccreditationCase, 'id' | 'version'>;

function useRefusal({ id, version }: Subject, onClose: () => void) {
  const t = useT(OPERATOR);
  const decided = useDecided(t('refused'));
  const [reasons, setReasons] = useState<RefusalReason[]>([]);
  const [comment, setComment] = useState('');
  const [strict, setStrict] = useState(false);
  const refuse = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/operator/accreditation/{id}/refuse', {
          params: { path: { id } },
          body: { reasons, comment: comment.trim(), version },
        }),
      ),
    onSuccess: (subject) => {
      decided(subject);
      onClose();
    },
  });
  const missing = { reasons: reasons.length === 0, comment: comment.trim() === '' };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!missing.reasons && !missing.comment) refuse.mutate();
  };
  return { reasons, setReasons, comment, setComment, strict, missing, refuse, submit };
}

/** Refusing (E-5.9): reasons to choose, and words the applicant can act on. */
export default function RefuseDialog({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const t = useT(OPERATOR);
  const common = useT(COMMON);
  const words = useT(PARTICIPANT);
  const form = useRefusal(subject, onClose);
  return (
    <Modal opened onClose={onClose} title={t('refuseTitle')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={form.submit} noValidate>
        <Stack>
          <Text size="sm" c="dimmed">
            {t('refuseText')}
          </Text>
          <Checkbox.Group
            label={t('refuseReasons')}
            value={form.reasons}
            onChange={(chosen) => form.setReasons(REASONS.filter((reason) => chosen.includes(reason)))}
            error={form.strict && form.missing.reasons && t('refuseReasonsMissing')}
          >
            <Stack gap={8} my={6}>
              {REASONS.map((reason) => (
                <Checkbox key={reason} value={reason} label={words(REFUSAL_REASONS[reason])} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Textarea
            label={t('refuseComment')}
            description={t('refuseCommentHint')}
            autosize
            minRows={3}
            maxRows={8}
            value={form.comment}
            onChange={(event) => form.setComment(event.currentTarget.value)}
            error={form.strict && form.missing.comment && t('refuseCommentMissing')}
          />
          {form.refuse.error && <ProblemAlert cause={form.refuse.error} kept />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" color="red" loading={form.refuse.isPending}>
              {t('refuse')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
