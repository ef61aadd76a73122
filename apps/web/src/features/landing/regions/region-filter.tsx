import { Anchor, Group, NativeSelect } from '@mantine/core';
import { useT } from '../../../lib/i18n';
import { REGIONS } from './texts';

/** In the order of the KATO classifier. */
const CODES = [
  ...(['10', '11', '15', '19', '23', '27', '31', '33', '35', '39'] as const),
  ...(['43', '47', '55', '59', '61', '62', '63', '71', '75', '79'] as const),
];

interface Props {
  readonly region: string;
  readonly search: string;
  readonly onChange: (region: string) => void;
}

/** The register of one region, and the whole of what is shown as a file. */
export default function RegionFilter({ region, search, onChange }: Props) {
  const t = useT(REGIONS);
  const sought = new URLSearchParams({ ...(search ? { search } : {}), ...(region ? { region } : {}) });
  const href = (format: string) =>
    `/api/public/participants/export?${new URLSearchParams([...sought, ['format', format]])}`;
  return (
    <Group justify="space-between" align="flex-end" mb="xs">
      <NativeSelect
        label={t('region')}
        value={region}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[{ value: '', label: t('allRegions') }, ...CODES.map((code) => ({ value: code, label: t(`r${code}`) }))]}
      />
      <Group gap="sm">
        {['csv', 'json'].map((format) => (
          <Anchor key={format} size="sm" href={href(format)} download>
            {t('export')} ({format.toUpperCase()})
          </Anchor>
        ))}
      </Group>
    </Group>
  );
}
