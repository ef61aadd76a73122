import { Text } from '@mantine/core';
import type { DocumentSignature, Party } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './document.module.css';
import { useNumberLabel } from './party-name';
import { DOCUMENT } from './texts';

type NamedParty = Pick<Party, 'bin' | 'name'>;

/** For whom a signature was given: the certificate's organisation and, where it stands for another, whom (ADR 0074). */
export function SignedFor({
  signer,
  parties,
}: {
  signer: Pick<DocumentSignature['signer'], 'organization' | 'bin' | 'onBehalfOf'>;
  parties: readonly (NamedParty | null)[];
}) {
  const t = useT(DOCUMENT);
  const localized = useLocalized();
  const label = useNumberLabel();
  const { organization, bin, onBehalfOf } = signer;
  const represented = parties.find((party) => party?.bin === onBehalfOf);
  const own = [organization, bin && label(bin)].filter(Boolean).join(', ');
  const other = [represented && localized(represented.name), onBehalfOf && label(onBehalfOf)]
    .filter(Boolean)
    .join(', ');
  return (
    <>
      {organization && (
        <Text size="sm" className={classes.signedFor}>
          {own}
        </Text>
      )}
      {onBehalfOf && (
        <Text size="sm" className={classes.signedFor}>
          {t('onBehalfOf', { party: other })}
        </Text>
      )}
    </>
  );
}
