import { Page } from '../../components';
import { useT } from '../../lib/i18n';
import classes from './landing.module.css';
import { RegisterTable } from './register-table';
import { LANDING } from './texts';

/** The whole public register. */
export function Component() {
  const t = useT(LANDING);
  return (
    <div className={classes.inner} style={{ paddingBlock: 36 }}>
      <Page title={t('registerTitle')} lead={t('registerLead')} width="wide">
        <RegisterTable limit={50} regions />
      </Page>
    </div>
  );
}
