import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { SessionCertificate } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { Fact, Facts } from '../facts';
import { StatusChip } from '../status-chip';
import { numberWord } from './participant-lists';
import { PARTICIPANT } from './texts';

const DAY_MS = 86_400_000;
const WARN_DAYS = 30;

/** Facts of a registration certificate; says in time that it runs out. */
export function CertificateFacts({ certificate }: { certificate: SessionCertificate }) {
  const t = useT(PARTICIPANT);
  const [now] = useState(() => Date.now());
  const days = Math.max(0, Math.ceil((Date.parse(certificate.notAfter) - now) / DAY_MS));
  const valid = { from: formatDate(certificate.notBefore), to: formatDate(certificate.notAfter) };
  return (
    <Facts>
      {certificate.organization && <Fact label={t('certificateOrganisation')}>{certificate.organization}</Fact>}
      {certificate.bin && <Fact label={t(numberWord(certificate.bin, 'bin'))}>{certificate.bin}</Fact>}
      <Fact label={t('certificateSerial')}>{certificate.serialNumber}</Fact>
      <Fact label={t('certificateValid')}>
        {t('certificateValidValue', valid)}{' '}
        {days <= WARN_DAYS && (
          <StatusChip tone="attention" icon={IconAlertTriangle}>
            {t('certificateExpires', { days })}
          </StatusChip>
        )}
      </Fact>
      <Fact label={t('certificateAlgorithm')}>{certificate.algorithm}</Fact>
    </Facts>
  );
}
