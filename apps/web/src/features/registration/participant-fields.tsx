import { Button, Checkbox, Fieldset, SimpleGrid, UnstyledButton } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState, type ComponentProps } from 'react';
import { DateField } from '../../components';
import { useLocalized, useT } from '../../lib/i18n';
import { bankOf, wholeDictionary, type Dictionary } from '../../lib/dictionary.query';
import { Choice, TextArea, TextField, useField } from './form-field';
import { hasField, isRight, type TextField as TextFieldName } from './participant-form';
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

// The search in large dictionaries comes in a chunk of its own; until it is here one types the code.
const Search = lazy(() => import('./code-field').then(({ CodeField }) => ({ default: CodeField })));

function CodeField(props: ComponentProps<typeof Search>) {
  const { dictionary: _, onChosen: __, ...field } = props;
  return (
    <Suspense fallback={<TextField {...field} />}>
      <Search {...props} />
    </Suspense>
  );
}

/** A small dictionary as options, in the reader's language. */
function useOptions(name: Dictionary) {
  const localized = useLocalized();
  const { data } = useQuery(wholeDictionary(name));
  return (data?.items ?? []).map(({ code, name: words }) => ({ value: code, label: localized(words) }));
}

const has = ({ draft }: GroupProps, ...fields: TextFieldName[]): boolean =>
  fields.some((field) => hasField(field, draft.kind));

/** State registration and statistics. */
export function Registered(props: GroupProps) {
  const t = useT(REGISTRATION);
  const forms = useOptions('legal-forms');
  const ownerships = useOptions('ownership');
  const sizes = useOptions('sizes');
  if (!has(props, 'registrationNumber', 'registrationDate', 'oked')) return null;
  return (
    <Fieldset legend={t('groupRegistration')} variant="unstyled" className={classes.group}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.bottoms}>
        {has(props, 'registrationNumber') && (
          <TextField {...props} field="registrationNumber" label="registrationNumber" />
        )}
        <RegistrationDate {...props} />
        {has(props, 'legalForm') && <Choice {...props} field="legalForm" label="legalForm" options={forms} />}
        {has(props, 'ownership') && <Choice {...props} field="ownership" label="ownership" options={ownerships} />}
        {has(props, 'size') && <Choice {...props} field="size" label="size" options={sizes} />}
        {has(props, 'oked') && (
          <CodeField {...props} dictionary="oked" field="oked" label="oked" hint="okedHint" wrong="okedWrong" />
        )}
      </SimpleGrid>
    </Fieldset>
  );
}

/** Of a branch: whose it is. */
export function Parent(props: GroupProps) {
  const t = useT(REGISTRATION);
  if (!has(props, 'parentBin')) return null;
  return (
    <Fieldset legend={t('groupParent')} variant="unstyled" className={classes.group}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.bottoms}>
        <TextField
          {...props}
          field="parentBin"
          label="parentBin"
          wrong="binWrong"
          right="binRight"
          inputMode="numeric"
        />
        <TextField {...props} field="parentName" label="parentName" />
      </SimpleGrid>
    </Fieldset>
  );
}

function ContractDay({ field, ...props }: GroupProps & { field: 'contractDate' | 'validUntil' }) {
  const input = useField({ ...props, field, label: field });
  return <DateField {...input} onChange={(iso) => props.draft.set({ [field]: iso })} />;
}

/** Of a temporary association: the contract of joint activity. */
export function Contract(props: GroupProps) {
  const t = useT(REGISTRATION);
  if (!has(props, 'contractNumber')) return null;
  return (
    <Fieldset legend={t('groupContract')} variant="unstyled" className={classes.group}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.bottoms}>
        <TextField {...props} field="contractNumber" label="contractNumber" />
        <ContractDay {...props} field="contractDate" />
        <ContractDay {...props} field="validUntil" />
      </SimpleGrid>
    </Fieldset>
  );
}

/** An IIK names its bank: where the dictionary knows it, BIC and name are filled in. */
function useBank(draft: ParticipantDraft) {
  const localized = useLocalized();
  const asked = useRef<string>(undefined);
  const { iik, bic, bankName } = draft.values;
  const fill = useEffectEvent(async (bankCode: string) => {
    const bank = await bankOf(bankCode).catch(() => undefined);
    if (bank && bic === '') draft.set({ bic: bank.code, ...(bankName === '' && { bankName: localized(bank.name) }) });
  });
  useEffect(() => {
    const bankCode = iik.slice(4, 7);
    if (iik === '' || !isRight('iik', iik) || asked.current === bankCode) return;
    asked.current = bankCode;
    void fill(bankCode);
  }, [iik]);
}

/** Bank account; its check digits are checked as one types (ISO 13616). */
export function Bank(props: GroupProps) {
  const t = useT(REGISTRATION);
  const localized = useLocalized();
  useBank(props.draft);
  if (!has(props, 'iik')) return null;
  return (
    <Fieldset legend={t('groupBank')} variant="unstyled" className={classes.group}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} className={classes.bottoms}>
        <TextField {...props} field="iik" label="iik" hint="iikHint" wrong="iikWrong" right="iikRight" />
        <CodeField
          {...props}
          dictionary="banks"
          field="bic"
          label="bic"
          hint="bicHint"
          wrong="bicWrong"
          onChosen={({ code, name }) => props.draft.set({ bic: code, bankName: localized(name) })}
        />
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
      {has(props, 'legalKato') && (
        <CodeField {...props} dictionary="kato" field="legalKato" label="legalKato" hint="katoHint" wrong="katoWrong" />
      )}
      <TextArea {...props} field="legalAddress" label="legalAddress" hint="legalAddressHint" />
      {has(props, 'actualKato') && (
        <CodeField
          {...props}
          dictionary="kato"
          field="actualKato"
          label="actualKato"
          hint="katoHint"
          wrong="katoWrong"
        />
      )}
      {has(props, 'actualAddress') && (
        <TextArea {...props} field="actualAddress" label="actualAddress" aside={aside('actualAddress')} />
      )}
      <TextArea {...props} field="postalAddress" label="postalAddress" aside={aside('postalAddress')} />
    </Fieldset>
  );
}

/** Value added tax; the certificate's fields appear only for payers. */
export function Vat(props: GroupProps) {
  const t = useT(REGISTRATION);
  const { vatPayer } = props.draft.values;
  if (!has(props, 'vatSeries')) return null;
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
