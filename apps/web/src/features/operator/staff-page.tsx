import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loading, Page, ProblemAlert, Time } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { DESK } from './desk/texts';
import classes from './operator.module.css';

/** Who acts for the operator, and in which roles; the list is kept from the command line. */
export function Component() {
  const t = useT(DESK);
  const { data, error, isPending } = useQuery({
    queryKey: ['staff'],
    queryFn: () => ask(api.GET('/api/operator/staff')),
  });
  return (
    <Page title={t('staffTitle')} lead={t('staffLead')} width="wide">
      {isPending && <Loading />}
      {error && <ProblemAlert cause={error} />}
      {data && (
        <div className={classes.panel}>
          <Table className={classes.table} aria-label={t('staffTitle')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('staffName')}</Table.Th>
                <Table.Th>{t('staffRoles')}</Table.Th>
                <Table.Th className={classes.when}>{t('staffSince')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map(({ iin, name, roles, addedAt }) => (
                <Table.Tr key={iin}>
                  <Table.Td>{name ?? t('neverSignedIn')}</Table.Td>
                  <Table.Td>{roles.map((role) => t(role)).join(', ')}</Table.Td>
                  <Table.Td className={classes.when}>
                    <Time value={addedAt} show="date" />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Page>
  );
}
