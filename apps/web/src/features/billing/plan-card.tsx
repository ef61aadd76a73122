import { Title } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import type { Schemas } from '@qujat/api-client';
import { Fact, Facts, StatusChip } from '../../components';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './billing.module.css';
import { tenge } from './money';
import { BILLING } from './texts';

type Plan = Schemas['TariffPlan'];

const percent = (points: number): string => (points / 100).toLocaleString('ru');

function Price({ monthlyTiyn }: Plan) {
  const t = useT(BILLING);
  return (
    <p className={classes.price}>
      {monthlyTiyn > 0 ? (
        <>
          {tenge(monthlyTiyn)} <small>{t('monthly')}</small>
        </>
      ) : (
        <small>{t('noMonthly')}</small>
      )}
    </p>
  );
}

/** What documents cost by the plan. */
function Acts({ acts: [act], package: bundle }: Plan) {
  const t = useT(BILLING);
  if (!act) return null;
  return (
    <>
      <Fact label={t('included')}>{act.included}</Fact>
      {bundle ? (
        <Fact label={t('package', { size: bundle.size })}>{tenge(bundle.priceTiyn)}</Fact>
      ) : (
        <Fact label={t('price')}>{tenge(act.priceTiyn)}</Fact>
      )}
      <Fact label={t('limit')}>{act.limit ?? t('noLimit')}</Fact>
    </>
  );
}

/** A plan with everything it charges for. */
export function PlanCard({ plan }: { plan: Plan }) {
  const t = useT(BILLING);
  const localized = useLocalized();
  const { storage, discounts, trialDays } = plan;
  return (
    <section className={classes.card}>
      <Title order={3}>{localized(plan.name)}</Title>
      {plan.isDefault && (
        <StatusChip tone="neutral" icon={IconStar}>
          {t('default')}
        </StatusChip>
      )}
      <Price {...plan} />
      <Facts>
        <Acts {...plan} />
        <Fact label={t('storage')}>
          {t('storageIncluded', { gb: storage.includedGb, price: tenge(storage.gbMonthTiyn) })}
        </Fact>
        {discounts.map(({ from, points }) => (
          <Fact key={from} label={t('discount')}>
            {t('discountFrom', { percent: percent(points), from })}
          </Fact>
        ))}
        <Fact label={t('trial')}>{trialDays > 0 ? t('trialDays', { days: trialDays }) : t('noTrial')}</Fact>
      </Facts>
    </section>
  );
}
