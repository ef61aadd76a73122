import { Badge, Button, Group, NativeSelect, Stack, Switch, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { DateField, Fact, Facts, Loading, Page, ProblemAlert, Time } from '../../components';
import { api, ask } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { CHECKS } from './checks/texts';
import { MemberActs } from './member-acts';
import classes from './powers.module.css';
import { departmentsQuery, memberQuery, rolesQuery } from './powers.query';
import { POWERS } from './texts';
import { EVENTS, type Member, STANDINGS } from './words';

const Reissue = lazy(() => import('../accounts/reissue'));

interface Term {
  readonly on: boolean;
  readonly validFrom: string;
  readonly validTo: string;
}

/** The portal's day of a moment; the last day of an end. */
const dayOf = (iso: string, shift = 0): string =>
  formatDate(new Date(new Date(iso).getTime() + shift).toISOString())
    .split('.')
    .reverse()
    .join('-');

function beginning({ assigned, certificatePowers, department }: Member) {
  const terms = Object.fromEntries(
    assigned.map(({ id, validFrom, validTo }) => [
      id,
      { on: true, validFrom: dayOf(validFrom), validTo: validTo ? dayOf(validTo, -1) : '' },
    ]),
  ) as Record<string, Term>;
  return { certificatePowers, departmentId: department?.id ?? '', terms };
}

function usePowersForm(member: Member) {
  const t = useT(POWERS);
  const client = useQueryClient();
  const [form, setForm] = useState(() => beginning(member));
  const began = beginning(member);
  const save = useMutation({
    mutationFn: () => {
      const roles = Object.entries(form.terms).flatMap(([roleId, { on, validFrom, validTo }]) => {
        if (!on) return [];
        const isKept = began.terms[roleId]?.validFrom === validFrom;
        return [{ roleId, validFrom: isKept ? null : validFrom || null, validTo: validTo || null }];
      });
      const body = { certificatePowers: form.certificatePowers, departmentId: form.departmentId || null, roles };
      return ask(api.PUT('/api/members/{id}/powers', { params: { path: { id: member.id } }, body }));
    },
    onSuccess: (saved) => {
      client.setQueryData(memberQuery(member.id).queryKey, saved);
      notifications.show({ message: t('powersSaved') });
    },
  });
  return { form, setForm, save };
}

function PowersForm({ member }: { member: Member }) {
  const t = useT(POWERS);
  const { form, setForm, save } = usePowersForm(member);
  const departments = useQuery(departmentsQuery).data ?? [];
  const roles = (useQuery(rolesQuery).data ?? []).filter(({ code }) => code === null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const term = (id: string): Term => form.terms[id] ?? { on: false, validFrom: '', validTo: '' };
  const change = (id: string, patch: Partial<Term>) =>
    setForm({ ...form, terms: { ...form.terms, [id]: { ...term(id), ...patch } } });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {member.login ? (
          <Text size="sm">{t('noCertificateText')}</Text>
        ) : (
          <Switch
            label={t('byCertificate')}
            description={t('byCertificateText')}
            checked={form.certificatePowers}
            onChange={(event) => setForm({ ...form, certificatePowers: event.currentTarget.checked })}
          />
        )}
        <NativeSelect
          label={t('department')}
          value={form.departmentId}
          onChange={(event) => setForm({ ...form, departmentId: event.currentTarget.value })}
          data={[
            { value: '', label: t('noDepartment') },
            ...departments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Text fw={600}>{t('rolesOfMember')}</Text>
        {roles.length === 0 && <Text c="dimmed">{t('noRoles')}</Text>}
        {roles.map((role) => {
          const id = role.id ?? '';
          const { on, validFrom, validTo } = term(id);
          return (
            <div key={id} className={classes.term}>
              <Switch
                label={role.name}
                checked={on}
                onChange={(event) => change(id, { on: event.currentTarget.checked })}
              />
              {on && (
                <DateField
                  size="xs"
                  label={t('from')}
                  value={validFrom}
                  onChange={(day) => change(id, { validFrom: day })}
                  wrong={t('wrongDay')}
                />
              )}
              {on && (
                <DateField
                  size="xs"
                  label={t('to')}
                  value={validTo}
                  onChange={(day) => change(id, { validTo: day })}
                  wrong={t('wrongDay')}
                />
              )}
            </div>
          );
        })}
        {save.error && <ProblemAlert cause={save.error} kept />}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {t('savePowers')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function About({ member }: { member: Member }) {
  const t = useT(POWERS);
  const { iin, login, email, phone, since, role, state, stateReason, stateChangedBy, sessions } = member;
  return (
    <Facts>
      <Fact label={t('standing')}>{login ? t('noCertificate') : t(STANDINGS[role])}</Fact>
      {login ? <Fact label={t('login')}>{login}</Fact> : <Fact label={t('iin')}>{iin}</Fact>}
      {email && <Fact label={t('email')}>{email}</Fact>}
      {phone && <Fact label={t('phone')}>{phone}</Fact>}
      <Fact label={t('since')}>
        <Time value={since} />
      </Fact>
      <Fact label={t('state')}>
        {t(state === 'active' ? 'activeOne' : 'suspendedOne')}
        {stateReason && ` · ${t('stateWhy', { reason: stateReason, by: stateChangedBy ?? '' })}`}
      </Fact>
      <Fact label={t('sessions')}>{sessions}</Fact>
    </Facts>
  );
}

function History({ history }: Pick<Member, 'history'>) {
  const t = useT(POWERS);
  if (history.length === 0) return <Text c="dimmed">{t('noHistory')}</Text>;
  return (
    <ul className={classes.list}>
      {history.map(({ at, act, by, reason }, i) => (
        <li key={i}>
          <div className={classes.row}>
            <span>{t(EVENTS[act] ?? 'actOther')}</span>
            <span className={classes.quiet}>
              <Time value={at} />, {by}
            </span>
          </div>
          {reason && <span className={classes.quiet}>{reason}</span>}
        </li>
      ))}
    </ul>
  );
}

/** A person of the organisation: standing, powers, access, history. */
export function Component() {
  const t = useT(POWERS);
  const checks = useT(CHECKS);
  const { id = '' } = useParams();
  const { data: member, error, refetch } = useQuery(memberQuery(id));
  if (error) return <ProblemAlert cause={error} onRetry={() => void refetch()} />;
  if (!member) return <Loading />;
  return (
    <Page
      title={member.name}
      back={{ to: '/members', label: t('membersTitle') }}
      aside={member.administrator ? <Badge variant="light">{t('administrator')}</Badge> : undefined}
      width="text"
    >
      <Stack>
        <section className={classes.panel}>
          <About member={member} />
        </section>
        <section className={classes.panel} aria-labelledby="powers">
          <Group justify="space-between" mb="sm">
            <Title order={2} id="powers">
              {t('powers')}
            </Title>
            {!member.self && !member.login && (
              <Button component={Link} size="xs" variant="default" to={`/powers-of-attorney/new?holder=${member.id}`}>
                {t('newAttorney')}
              </Button>
            )}
          </Group>
          <PowersForm key={JSON.stringify(member.assigned)} member={member} />
        </section>
        <section className={classes.panel} aria-labelledby="access">
          <Title order={2} id="access" mb="sm">
            {t('standingActs')}
          </Title>
          <MemberActs member={member} />
          {member.login && member.state === 'active' && (
            <Suspense>
              <Reissue member={member} />
            </Suspense>
          )}
        </section>
        <section className={classes.panel} aria-labelledby="history">
          <Group justify="space-between" mb="sm">
            <Title order={2} id="history">
              {t('history')}
            </Title>
            <Button component={Link} size="xs" variant="default" to={`/members/checks?memberId=${member.id}`}>
              {checks('ofMember')}
            </Button>
          </Group>
          <History history={member.history} />
        </section>
      </Stack>
    </Page>
  );
}
