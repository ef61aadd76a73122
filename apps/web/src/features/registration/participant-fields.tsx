import { Button, Checkbox, Fieldset, SimpleGrid, UnstyledButton } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { DateField } from '../../components';
import { LEGAL_FORMS, OWNERSHIPS, PARTICIPANT, SIZES } from '../../components/participant';
import { useT } from '../../lib/i18n';
import { Choice, TextArea, TextField, useField } from './form-field';
import classes from './registration.module.css';
import { REGISTRATION } from './texts';
import type { ParticipantDraft } from './use-participant-draft';

/** The form and whether missing fields are marked already. */
export interface GroupProps {
  readonly draft: ParticipantDraft;
  readonly strict: boolean;
}

/** Names in three languages. */
export function Names(props: GroupProps) {
  const t = useT(REGISTRATION);
  return (
    <Fieldset legend={t('groupNames')} variant="unstyled" className={classes.group}>
      <TextArea {...props} field="fullName.kk" label="fullNameKk" hint="nameHint" />
      <TextArea {...props} field="fullName.ru" label="fullNameRu" />
      <TextArea {...props} field="fullName.en" label="fullNameEn" />
      <SimpleGrid cols={{ base: 1, sm: 3 }} className={classes.bottoms}>
        <TextField {...props} field="shortName.kk" label="shortNameKk" />
        <TextField {...props} field="shortName.ru" label="shortNameRu" />
        <TextField {...props} field="shortName.en" label="shortNameEn" />
      </SimpleGrid>
    </Fieldset>
  );
}

function RegistrationDate(props: GroupProps) {
  const input = useField({ ...props, field: 'registrationDate', label: 'registrationDate' });
  return <DateField {...input} onChange={(iso) => props.draft.set({ registrationDate: iso })} />;
}

function useOptions() {
  const t = useT(PARTICIPANT);
  return (list: Readonly<Record<string, Parameters<typeof t>[0]>>) =>
    Object.entries(list).map(([value, key]) => ({ value, label: t(key) }));
}

/** State registration and statistics. */
export function Registered(props: GroupProps) {
  const t = useT(REGISTRATION);
  const options = useOptions();
  return (
    <Fieldset legend={t('groupRegistration')} variant="unstyled" className={classes.group}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.bottoms}>
        <TextField {...props} field="registrationNumber" label="registrationNumber" />
        <RegistrationDate {...props} />
        {props.draft.kind === 'legal-entity' && (
          <>
            <Choice {...props} field="legalForm" label="legalForm" options={options(LEGAL_FORMS)} />
            <Choice {...props} field="ownership" label="ownership" options={options(OWNERSHIPS)} />
          </>
        )}
        <Choice {...props} field="size" label="size" options={options(SIZES)} />
        <TextField {...props} field="oked" label="oked" hint="okedHint" wrong="okedWrong" inputMode="numeric" />
      </SimpleGrid>
    </Fieldset>
  );
}

/** Bank account; its check digits are checked as one types (ISO 13616). */
export function Bank(props: GroupProps) {
  const t = useT(REGISTRATION);
  return (
    <Fieldset legend={t('groupBank')} variant="unstyled" className={classes.group}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.bottoms}>
        <TextField {...props} field="iik" label="iik" hint="iikHint" wrong="iikWrong" right="iikRight" />
        <TextField {...props} field="bic" label="bic" hint="bicHint" wrong="bicWrong" />
      </SimpleGrid>
      <TextField {...props} field="bankName" label="bankName" />
    </Fieldset>
  );
}

function SameAsLegal({ draft, field }: { draft: ParticipantDraft; field: 'actualAddress' | 'postalAddress' }) {
  const t = useT(REGISTRATION);
  const { legalAddress } = draft.values;
  if (legalAddress === '' || legalAddress === draft.values[field]) return null;
  return (
    <UnstyledButton className={classes.same} onClick={() => draft.set({ [field]: legalAddress })}>
      <IconCopy size={14} aria-hidden /> {t('sameAsLegal')}
    </UnstyledButton>
  );
}

/** Where the organisation is. */
export function Addresses(props: GroupProps) {
  const t = useT(REGISTRATION);
  const aside = (field: 'actualAddress' | 'postalAddress') => <SameAsLegal draft={props.draft} field={field} />;
  return (
    <Fieldset legend={t('groupAddresses')} variant="unstyled" className={classes.group}>
      <TextArea {...props} field="legalAddress" label="legalAddress" hint="legalAddressHint" />
      <TextArea {...props} field="actualAddress" label="actualAddress" aside={aside('actualAddress')} />
      <TextArea {...props} field="postalAddress" label="postalAddress" aside={aside('postalAddress')} />
    </Fieldset>
  );
}

/** Value added tax; the certificate's fields appear only for payers. */
export function Vat(props: GroupProps) {
  const t = useT(REGISTRATION);
  const { vatPayer } = props.draft.values;
  return (
    <Fieldset legend={t('groupVat')} variant="unstyled" className={classes.group}>
      <Checkbox
        label={t('vatPayer')}
        checked={vatPayer}
        onChange={(event) => props.draft.set({ vatPayer: event.currentTarget.checked })}
      />
      {vatPayer && (
        <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.bottoms}>
          <TextField {...props} field="vatSeries" label="vatSeries" wrong="vatSeriesWrong" inputMode="numeric" />
          <TextField {...props} field="vatNumber" label="vatNumber" wrong="vatNumberWrong" inputMode="numeric" />
        </SimpleGrid>
      )}
    </Fieldset>
  );
}

const PHONES = ['phones.0', 'phones.1', 'phones.2'] as const;

/** How to reach the organisation. */
export function Contacts(props: GroupProps) {
  const t = useT(REGISTRATION);
  const filled = PHONES.filter((field) => props.draft.values[field] !== '').length;
  const [wanted, setWanted] = useState(1);
  const shown = Math.max(1, filled, wanted);
  return (
    <Fieldset legend={t('groupContacts')} variant="unstyled" className={classes.group}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.bottoms}>
        <TextField {...props} field="email" label="email" wrong="emailWrong" inputMode="email" />
        {PHONES.slice(0, shown).map((field, i) => (
          <TextField
            key={field}
            {...props}
            field={field}
            label="phones"
            hint={i === 0 ? 'phoneHint' : undefined}
            wrong="phoneWrong"
            inputMode="tel"
          />
        ))}
      </SimpleGrid>
      {shown < PHONES.length && (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden />}
          className={classes.more}
          onClick={() => setWanted(shown + 1)}
        >
          {t('phonesMore')}
        </Button>
      )}
    </Fieldset>
  );
}
