import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle, IconShieldCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Loading, ProblemAlert } from '../../../components';
import { useT } from '../../../lib/i18n';
import { VERIFICATION } from '../texts';
import classes from '../verification.module.css';
import { CheckAnswer } from './check-answer';
import { CheckWhere } from './check-where';
import { EngineFailed } from './engine';
import { FileDrop } from './file-drop';
import { useCheck, type CheckState, type Where } from './use-check';

/** The answer is where the eyes, the keyboard and the screen reader go on. */
function useShown(isThere: boolean) {
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isThere) shown.current?.focus();
  }, [isThere]);
  return shown;
}

function Refusal({ cause }: { cause: unknown }) {
  const t = useT(VERIFICATION);
  if (!(cause instanceof EngineFailed)) return <ProblemAlert cause={cause} />;
  const isUnready = cause.failure === 'no-trust-material';
  const detail = isUnready ? t('checkUnready') : t('checkNoEngine', { reason: cause.failure });
  return <ProblemAlert cause={{ status: 0, code: 'check.here', detail }} />;
}

/** What came of it; in this browser, also what could not be learned there and how to learn it. */
function Outcome({ state, where, name }: { state: CheckState; where: Where; name: string }) {
  const t = useT(VERIFICATION);
  if (state.is === 'checking') return <Loading>{t(where === 'here' ? 'checkingHere' : 'checking')}</Loading>;
  if (state.is === 'refused') return <Refusal cause={state.cause} />;
  if (state.is !== 'answered') return null;
  const { signatures, subIndication } = state.checked.report;
  const isLater = [subIndication, ...signatures.map((one) => one.subIndication)].includes('TRY_LATER');
  return (
    <Stack gap="md">
      {where === 'here' && isLater && (
        <Alert icon={<IconInfoCircle aria-hidden />} title={t('checkLaterTitle')} color="yellow">
          {t('checkLater')}
        </Alert>
      )}
      <CheckAnswer {...state.checked} name={name} />
    </Stack>
  );
}

/** The files and where they are checked; whatever changes, the answer to the earlier question goes. */
function useQuestion(forget: () => void) {
  const [signature, setSignature] = useState<File>();
  const [content, setContent] = useState<File>();
  const [where, setWhere] = useState<Where>('portal');
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      forget();
    };
  return {
    ...{ signature, content, where },
    ...{ onSignature: changed(setSignature), onContent: changed(setContent), onWhere: changed(setWhere) },
  };
}

/** Is this signature valid? For anyone, of any document, without sign-in: one answer, the reasons and the advice under it. */
export function Component() {
  const t = useT(VERIFICATION);
  const { state, check, forget } = useCheck();
  const { signature, content, where, onSignature, onContent, onWhere } = useQuestion(forget);
  const shown = useShown(state.is === 'answered' || state.is === 'refused');
  useEffect(() => {
    document.title = `${t('checkTitle')} · Qujat`;
  }, [t]);
  const hint = t(where === 'here' ? 'checkContentHintHere' : 'checkContentHint');
  return (
    <div className={classes.page}>
      <div>
        <Title order={1}>{t('checkTitle')}</Title>
        <Text mt={4}>{t('checkLead')}</Text>
      </div>
      <section className={classes.panel} aria-label={t('checkFiles')}>
        <Stack gap="md">
          <CheckWhere where={where} onWhere={onWhere} />
          <FileDrop label={t('checkSignature')} hint={t('checkSignatureHint')} file={signature} onFile={onSignature} />
          <FileDrop label={t('checkContent')} hint={hint} file={content} onFile={onContent} />
          <Group>
            <Button
              leftSection={<IconShieldCheck size={18} aria-hidden />}
              disabled={!signature}
              loading={state.is === 'checking'}
              onClick={() => signature && void check({ signature, content }, where)}
            >
              {t('checkGo')}
            </Button>
          </Group>
        </Stack>
      </section>
      <div ref={shown} tabIndex={-1} className={classes.shown} aria-live="polite">
        <Outcome state={state} where={where} name={signature?.name ?? ''} />
      </div>
    </div>
  );
}
