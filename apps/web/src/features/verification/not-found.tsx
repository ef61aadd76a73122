import { Button, List, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconZoomExclamation } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useT } from '../../lib/i18n';
import { VERIFICATION } from './texts';
import classes from './verification.module.css';

interface Asked {
  readonly number: string;
  readonly token: string;
}

function Again({ number: first, token: code }: Asked) {
  const t = useT(VERIFICATION);
  const navigate = useNavigate();
  const [number, setNumber] = useState(first);
  const [token, setToken] = useState(code);
  const [strict, setStrict] = useState(false);
  const [typedNumber, typedToken] = [number.trim().toUpperCase(), token.trim()];
  const go = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!typedNumber || !typedToken) return;
    void navigate(`/v/${encodeURIComponent(typedNumber)}/${encodeURIComponent(typedToken)}`);
  };
  return (
    <form onSubmit={go} noValidate>
      <Stack gap="sm" maw={420}>
        <TextInput
          label={t('number')}
          value={number}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextInput
          label={t('tokenLabel')}
          description={t('tokenHint')}
          value={token}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={strict && (!typedNumber || !typedToken) && t('bothMissing')}
        />
        <Button type="submit" className={classes.choose}>
          {t('again')}
        </Button>
      </Stack>
    </form>
  );
}

/** Nothing under this number and code: what may be the matter, and another try. */
export function NothingFound({ number, token }: Asked) {
  const t = useT(VERIFICATION);
  return (
    <>
      <div className={classes.answer} data-look="no">
        <IconZoomExclamation size={40} stroke={1.5} aria-hidden />
        <div>
          <Title order={1}>{t('wrongTitle')}</Title>
          <Text mt={4}>{t('wrongText')}</Text>
          <List mt={8} spacing={4}>
            {(['wrongTyped', 'wrongCut', 'wrongUnsent', 'wrongForged'] as const).map((why) => (
              <List.Item key={why}>{t(why)}</List.Item>
            ))}
          </List>
        </div>
      </div>
      <section className={classes.panel} aria-label={t('again')}>
        <Text size="sm" c="dimmed" mb="sm" className={classes.wrap}>
          {t('asked', { number, token })}
        </Text>
        <Again number={number} token={token} />
      </section>
    </>
  );
}
