import { Alert, Button, FileButton, Loader, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconFileDiff, IconFileSearch, IconInfoCircle, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PublicVerification } from '../../lib/api';
import { formatSize } from '../../lib/format';
import { useLocale, useT } from '../../lib/i18n';
import { VERIFICATION } from './texts';
import { useComparison, type Comparison } from './use-comparison';
import classes from './verification.module.css';

function Note({
  color,
  icon: Glyph,
  title,
  children,
}: {
  color: string;
  icon: Icon;
  title: string;
  children: ReactNode;
}) {
  return (
    <Alert color={color} icon={<Glyph aria-hidden />} title={title}>
      {children}
    </Alert>
  );
}

function Sum({ sha256 }: { sha256: string | undefined }) {
  const t = useT(VERIFICATION);
  if (!sha256) return null;
  return (
    <Text size="xs" mt={6}>
      {t('yourSum')}: <code className={classes.mono}>{sha256}</code>
    </Text>
  );
}

function Result({ found, expected }: { found: Comparison; expected: PublicVerification['file'] }) {
  const t = useT(VERIFICATION);
  const locale = useLocale();
  if (found.is === 'same') {
    return (
      <Note color="teal" icon={IconCircleCheck} title={t('same')}>
        {t('sameText', { name: found.name })}
        <Sum sha256={found.sha256} />
      </Note>
    );
  }
  if (found.is === 'different') {
    const sizes = { actual: formatSize(found.size, locale), expected: formatSize(expected.size, locale) };
    return (
      <Note color="red" icon={IconFileDiff} title={t('different')}>
        {t('differentText', { name: found.name })} {sizes.actual !== sizes.expected && t('differentSize', sizes)}
        <Sum sha256={found.sha256} />
      </Note>
    );
  }
  if (found.is === 'comparing') {
    return (
      <Group gap="sm" wrap="nowrap">
        <Loader size="sm" aria-hidden />
        <Text>{t('comparing', { name: found.name })}</Text>
      </Group>
    );
  }
  return (
    <Note color="orange" icon={IconInfoCircle} title={t(found.is)}>
      {t(found.is === 'noCrypto' ? 'noCryptoText' : 'unreadableText')}
    </Note>
  );
}

/** Is the file in the visitor's hands the one that was signed? It never leaves their browser. */
export function CompareCopy({ file }: Pick<PublicVerification, 'file'>) {
  const t = useT(VERIFICATION);
  const { found, compare } = useComparison(file);
  return (
    <section className={classes.panel} aria-labelledby="compare">
      <Title order={2} id="compare" mb={4}>
        {t('compare')}
      </Title>
      <Stack gap="sm">
        <Text size="sm">{t('compareText')}</Text>
        <div aria-live="polite">{found && <Result found={found} expected={file} />}</div>
        <FileButton onChange={(chosen) => chosen && void compare(chosen)}>
          {(props) => (
            <Button
              variant="light"
              className={classes.choose}
              leftSection={<IconFileSearch size={18} aria-hidden />}
              disabled={found?.is === 'comparing'}
              {...props}
            >
              {t(found ? 'chooseOther' : 'choose')}
            </Button>
          )}
        </FileButton>
      </Stack>
    </section>
  );
}
