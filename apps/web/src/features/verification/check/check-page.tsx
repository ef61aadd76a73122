import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Loading, ProblemAlert } from '../../../components';
import { useT } from '../../../lib/i18n';
import { VERIFICATION } from '../texts';
import classes from '../verification.module.css';
import { CheckAnswer } from './check-answer';
import { FileDrop } from './file-drop';
import { useCheck } from './use-check';

/** The answer is where the eyes, the keyboard and the screen reader go on. */
function useShown(isThere: boolean) {
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isThere) shown.current?.focus();
  }, [isThere]);
  return shown;
}

/** Is this signature valid? For anyone, of any document, without sign-in: one answer, the reasons and the advice under it. */
export function Component() {
  const t = useT(VERIFICATION);
  const [signature, setSignature] = useState<File>();
  const [content, setContent] = useState<File>();
  const { state, check, forget } = useCheck();
  const shown = useShown(state.is === 'answered' || state.is === 'refused');
  useEffect(() => {
    document.title = `${t('checkTitle')} · Qujat`;
  }, [t]);
  const chosen = (set: (file: File | undefined) => void) => (file: File | undefined) => {
    set(file);
    forget();
  };
  return (
    <div className={classes.page}>
      <div>
        <Title order={1}>{t('checkTitle')}</Title>
        <Text mt={4}>{t('checkLead')}</Text>
      </div>
      <section className={classes.panel} aria-label={t('checkFiles')}>
        <Stack gap="md">
          <FileDrop
            label={t('checkSignature')}
            hint={t('checkSignatureHint')}
            file={signature}
            onFile={chosen(setSignature)}
          />
          <FileDrop label={t('checkContent')} hint={t('checkContentHint')} file={content} onFile={chosen(setContent)} />
          <Group>
            <Button
              leftSection={<IconShieldCheck size={18} aria-hidden />}
              disabled={!signature}
              loading={state.is === 'checking'}
              onClick={() => signature && void check({ signature, content })}
            >
              {t('checkGo')}
            </Button>
          </Group>
          <Text size="sm" c="dimmed">
            {t('checkPrivacy')}
          </Text>
        </Stack>
      </section>
      <div ref={shown} tabIndex={-1} className={classes.shown} aria-live="polite">
        {state.is === 'checking' && <Loading>{t('checking')}</Loading>}
        {state.is === 'refused' && <ProblemAlert cause={state.cause} />}
        {state.is === 'answered' && <CheckAnswer {...state.checked} name={signature?.name ?? ''} />}
      </div>
    </div>
  );
}
