import { Page } from '../../components';
import { useT } from '../../lib/i18n';
import landing from '../landing/landing.module.css';
import { TariffVersions } from './tariff-versions';
import { BILLING } from './texts';

/** The tariffs for everybody (E-6.5). */
export function Component() {
  const t = useT(BILLING);
  return (
    <div className={landing.inner} style={{ paddingBlock: 36 }}>
      <Page title={t('tariffsTitle')} lead={t('tariffsLead')} width="wide">
        <TariffVersions />
      </Page>
    </div>
  );
}
