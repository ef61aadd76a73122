import { Collapse, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconFileText } from '@tabler/icons-react';
import type { Role, Session } from '../api';
import { formatSize } from '../format';
import { useLocale, useLocalized, useT } from '../i18n';
import { useSession } from '../session';
import classes from './signing.module.css';
import type { SignItem, SignRequest } from './signing.types';
import { SIGNING } from './texts';

const POWERS = {
  'first-head': 'powerFirstHead',
  'sign-right': 'powerSignRight',
  employee: 'powerEmployee',
  individual: 'powerIndividual',
} as const satisfies Record<Role, string>;

/** Lines that fit without scrolling. */
const FIT = 4;

function Item({ item }: { item: SignItem }) {
  const locale = useLocale();
  return (
    <li className={classes.item}>
      <IconFileText size={20} stroke={1.5} aria-hidden />
      <span className={classes.name}>
        {item.name}
        {item.about && <span className={classes.about}>{item.about}</span>}
      </span>
      {item.size !== undefined && <span className={classes.size}>{formatSize(item.size, locale)}</span>}
    </li>
  );
}

/** How many, and how large together: nobody adds up five hundred lines. */
function Sum({ items }: { items: readonly SignItem[] }) {
  const t = useT(SIGNING);
  const locale = useLocale();
  if (items.length < 2) return null;
  const size = items.reduce((sum, item) => sum + (item.size ?? 0), 0);
  return (
    <Text size="sm" mt={4} className="tabular">
      {t('sum', { count: items.length, size: formatSize(size, locale) })}
    </Text>
  );
}

function Hashes({ items }: { items: readonly SignItem[] }) {
  const t = useT(SIGNING);
  const [opened, { toggle }] = useDisclosure(false);
  const known = items.filter(({ sha256 }) => sha256);
  if (known.length === 0) return null;
  return (
    <div>
      <UnstyledButton className={classes.fold} aria-expanded={opened} onClick={toggle}>
        <IconChevronDown size={16} data-open={opened} aria-hidden /> {t('hashes')}
      </UnstyledButton>
      <Collapse expanded={opened}>
        <div className={classes.hashes} tabIndex={known.length > FIT ? 0 : undefined}>
          {known.map((item, at) => (
            <p key={at} className={classes.hash}>
              {known.length > 1 && `${item.name} · `}
              {t('sha256')}: {item.sha256}
            </p>
          ))}
        </div>
      </Collapse>
    </div>
  );
}

function Who({ session }: { session: Session }) {
  const t = useT(SIGNING);
  const localized = useLocalized();
  const name = session.participant ? localized(session.participant.name) : session.certificate?.organization;
  const bin = session.participant?.bin ?? session.certificate?.bin;
  return (
    <Stack gap={2}>
      <Text size="sm" c="dimmed">
        {t('whoSigns')}
      </Text>
      <Text fw={550}>{session.person.commonName}</Text>
      {name && bin && <Text size="sm">{t('onBehalf', { name, bin })}</Text>}
      <Group gap={6}>
        <Text size="sm" c="dimmed">
          {t('power')}:
        </Text>
        <Text size="sm">{t(POWERS[session.role])}</Text>
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        {t('keyMustMatch')}
      </Text>
    </Stack>
  );
}

/** What will be signed (names, sizes, hashes behind a fold), by whom, in which power. */
export function WhatAndWho<Result>({ request }: { request: SignRequest<Result> }) {
  const t = useT(SIGNING);
  const session = useSession();
  return (
    <Stack gap="md" className={classes.box}>
      <div>
        <Text size="sm" c="dimmed" mb={4}>
          {t('whatIsSigned')}
        </Text>
        {/* A list that scrolls must be reachable by keyboard. */}
        <ul
          className={classes.items}
          tabIndex={request.items.length > FIT ? 0 : undefined}
          aria-label={t('whatIsSigned')}
        >
          {request.items.map((item, at) => (
            <Item key={at} item={item} />
          ))}
        </ul>
        <Sum items={request.items} />
        <Hashes items={request.items} />
      </div>
      {session && <Who session={session} />}
    </Stack>
  );
}
