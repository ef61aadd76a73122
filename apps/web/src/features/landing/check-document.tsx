import { Anchor, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { useT } from '../../lib/i18n';
import classes from './landing.module.css';
import { LANDING } from './texts';

const NUMBER = /^QJ-\d{4}-\d{6,}$/;

/** Number and code from a paper copy lead to the public verification page. */
export function CheckDocument() {
  const t = useT(LANDING);
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const [token, setToken] = useState('');
  const [asked, setAsked] = useState(false);
  const numberIsRight = NUMBER.test(number.trim().toUpperCase());
  const tokenIsRight = token.trim().length >= 4;
  const go = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!numberIsRight || !tokenIsRight) return;
    void navigate(`/v/${encodeURIComponent(number.trim().toUpperCase())}/${encodeURIComponent(token.trim())}`);
  };
  return (
    <form className={classes.card} onSubmit={go} noValidate>
      <Stack gap="sm">
        <Title order={2}>{t('checkTitle')}</Title>
        <Text size="sm" c="dimmed">
          {t('checkText')}
        </Text>
        <TextInput
          label={t('checkNumber')}
          description={t('checkNumberHint')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          error={asked && !numberIsRight && t('checkNumberWrong')}
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          label={t('checkToken')}
          description={t('checkTokenHint')}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={asked && !tokenIsRight && t('checkTokenWrong')}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" variant="light" mt={4} leftSection={<IconShieldCheck size={18} aria-hidden />}>
          {t('checkGo')}
        </Button>
        <Anchor component={Link} to="/check" size="sm">
          {t('checkFile')}
        </Anchor>
      </Stack>
    </form>
  );
}
