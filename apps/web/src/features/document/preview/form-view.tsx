import { isShownTable, readForm, shown, type ShownField, type ShownTable, titleOf } from '@qujat/forms';
import { useQuery } from '@tanstack/react-query';
import { Loading } from '../../../components';
import { fetchBlob } from '../../../lib/api';
import { useLocale, useT } from '../../../lib/i18n';
import { PAGE } from '../texts';
import classes from './form-view.module.css';
import type { ViewProps } from './view-props';

function Field({ field }: { field: ShownField }) {
  return (
    <div className={classes.field} data-long={field.isLong || undefined} data-sum={field.isSum || undefined}>
      <dt>{field.label}</dt>
      <dd>{field.text}</dd>
    </div>
  );
}

function Table({ table }: { table: ShownTable }) {
  return (
    <div className={classes.tableBox} tabIndex={0} role="group" aria-label={table.label}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">№</th>
            {table.columns.map(({ id, label, isNumber }) => (
              <th key={id} scope="col" data-number={isNumber || undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={i}>
              <td>{i + 1}</td>
              {row.map((text, at) => (
                <td key={table.columns[at]?.id} data-number={table.columns[at]?.isNumber || undefined}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * The print view of a form, made from the very bytes that are signed: what could not have been written from what is shown here
 * is not shown at all.
 */
export default function FormView({ url, sha256, failed }: ViewProps) {
  const t = useT(PAGE);
  const locale = useLocale();
  const { data, error } = useQuery({
    queryKey: ['form-content', sha256],
    queryFn: async () => readForm(await (await fetchBlob(url)).text()) ?? null,
    staleTime: Infinity,
  });
  if (error || data === null) return failed;
  if (!data) return <Loading>{t('previewLoading')}</Loading>;
  const { schema, values } = data;
  return (
    <article className={classes.paper} aria-label={titleOf(schema, values, locale)}>
      <h3 className={classes.title}>{titleOf(schema, values, locale)}</h3>
      {shown(schema, values, locale).map((group) => (
        <section key={group.label} className={classes.group}>
          <h4>{group.label}</h4>
          {group.parts.filter(isShownTable).map((table) => (
            <Table key={table.id} table={table} />
          ))}
          <dl className={classes.fields}>
            {group.parts.map((part) => (isShownTable(part) ? null : <Field key={part.id} field={part} />))}
          </dl>
        </section>
      ))}
    </article>
  );
}
