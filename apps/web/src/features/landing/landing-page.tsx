import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { IconArrowRight, IconSignature } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useT } from '../../lib/i18n';
import { useSession } from '../../lib/session';
import { CheckDocument } from './check-document';
import classes from './landing.module.css';
import { Notices } from './notices';
import { RegisterTable } from './register-table';
import { LANDING } from './texts';

const STEPS = ['step1', 'step2', 'step3', 'step4'] as const;

function Hero() {
  const t = useT(LANDING);
  const session = useSession();
  return (
    <div>
      <h1 className={classes.title}>{t('title')}</h1>
      <Text className={classes.lead}>{t('lead')}</Text>
      <Group mt="lg">
        <Button
          component={Link}
          to={session ? '/inbox' : '/sign-in'}
          size="md"
          leftSection={session ? <IconArrowRight size={20} aria-hidden /> : <IconSignature size={20} aria-hidden />}
        >
          {t(session ? 'goOn' : 'signIn')}
        </Button>
      </Group>
      {!session && (
        <Text size="sm" c="dimmed" mt="md" maw={520}>
          {t('newcomer')} {t('needs')}
        </Text>
      )}
    </div>
  );
}

function HowItGoes() {
  const t = useT(LANDING);
  return (
    <section className={classes.how} aria-labelledby="how">
      <div className={classes.inner}>
        <Title order={2} id="how" mb="md">
          {t('howTitle')}
        </Title>
        <ol className={classes.steps}>
          {STEPS.map((step) => (
            <li key={step}>
              <Title order={3}>{t(step)}</Title>
              <Text size="sm" c="dimmed" mt={4}>
                {t(`${step}Text`)}
              </Text>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/** The front page: what this is, the way in, checking a document, the register, notices. */
export function Component() {
  const t = useT(LANDING);
  useEffect(() => {
    document.title = `Qujat · ${t('title')}`;
  }, [t]);
  return (
    <>
      <div className={classes.hero}>
        <Hero />
        <CheckDocument />
      </div>
      <HowItGoes />
      <div className={classes.columns}>
        <section aria-labelledby="register">
          <Group justify="space-between" align="baseline">
            <Title order={2} id="register">
              {t('registerTitle')}
            </Title>
            <Anchor component={Link} to="/participants" size="sm">
              {t('registerAll')}
            </Anchor>
          </Group>
          <Text size="sm" c="dimmed" mb="sm">
            {t('registerLead')}
          </Text>
          <RegisterTable limit={8} />
        </section>
        <Notices />
      </div>
    </>
  );
}
