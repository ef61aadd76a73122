import { List, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { Localized } from '@qujat/kernel';
import type { Check } from '@qujat/signature';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './report.module.css';
import { REPORT } from './texts';

type Names = Readonly<Record<string, Localized>>;

function Line({ check, names }: { check: Check; names: Names }) {
  const t = useT(REPORT);
  const localized = useLocalized();
  const name = names[check.id];
  const Glyph = check.ok ? IconCheck : IconX;
  return (
    <List.Item icon={<Glyph size={17} className={classes.mark} data-ok={check.ok} aria-hidden />}>
      <VisuallyHidden>{t(check.ok ? 'checkOk' : 'checkNotOk')} </VisuallyHidden>
      {name ? localized(name) : check.id} <span className={classes.clause}>{check.spec}</span>
      {!check.ok && (
        <Text size="xs" lang="en" className={classes.wrap}>
          {check.detail}
        </Text>
      )}
    </List.Item>
  );
}

/** The checks of a report, one by one, each with the clause that asks for it; what failed comes first. */
export function Checks({ checks, names }: { checks: readonly Check[]; names: Names }) {
  const t = useT(REPORT);
  const failed = checks.filter(({ ok }) => !ok);
  const passed = checks.filter(({ ok }) => ok);
  return (
    <div>
      <Text size="sm" fw={550} mt="xs">
        {failed.length > 0 && `${t('checksFailed', { count: failed.length })}, `}
        {t('checksPassed', { count: passed.length })}
      </Text>
      <List size="sm" spacing={4} mt={6} classNames={{ itemWrapper: classes.check }}>
        {[...failed, ...passed].map((check, i) => (
          <Line key={`${check.id} ${i}`} check={check} names={names} />
        ))}
      </List>
    </div>
  );
}
