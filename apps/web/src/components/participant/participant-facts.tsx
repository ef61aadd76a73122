import type { Participant, ParticipantForm } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { Fact, Facts } from '../facts';
import { NUMBERS, SIZES } from './participant-lists';
import { PARTICIPANT } from './texts';
import { Word } from './word';

type Form = Partial<ParticipantForm>;

function useWord() {
  const t = useT(PARTICIPANT);
  return (list: Readonly<Record<string, Parameters<typeof t>[0]>>, code: string | undefined) => {
    const key = code === undefined ? undefined : list[code];
    return key ? t(key) : code;
  };
}

function Registered({ form }: { form: Form }) {
  const t = useT(PARTICIPANT);
  const word = useWord();
  const { registrationNumber: number, registrationDate: date } = form;
  return (
    <>
      <Fact label={t('registration')}>
        {number && date && t('registrationValue', { number, date: formatDate(date) })}
      </Fact>
      <Fact label={t('legalForm')}>{form.legalForm && <Word of="legal-forms" code={form.legalForm} />}</Fact>
      <Fact label={t('ownership')}>{form.ownership && <Word of="ownership" code={form.ownership} />}</Fact>
      <Fact label={t('size')}>{word(SIZES, form.size)}</Fact>
      <Fact label={t('oked')}>{form.oked && <Word of="oked" code={form.oked} withCode />}</Fact>
      {form.parentBin && (
        <Fact label={t('parent')}>{[form.parentName, form.parentBin].filter(Boolean).join(', ')}</Fact>
      )}
      {form.contractNumber && (
        <Fact label={t('contract')}>{[form.contractNumber, form.contractDate].filter(Boolean).join(', ')}</Fact>
      )}
      {form.validUntil && <Fact label={t('validUntil')}>{formatDate(form.validUntil)}</Fact>}
      {form.members && form.members.length > 0 && (
        <Fact label={t('members')}>{form.members.map(({ bin, share }) => `${bin} (${share} %)`).join(', ')}</Fact>
      )}
    </>
  );
}

function Reachable({ form }: { form: Form }) {
  const t = useT(PARTICIPANT);
  return (
    <>
      <Fact label={t('legalAddress')}>
        {form.legalAddress}
        {form.legalKato && (
          <>
            {' '}
            (<Word of="kato" code={form.legalKato} withCode />)
          </>
        )}
      </Fact>
      <Fact label={t('actualAddress')}>
        {form.actualAddress}
        {form.actualKato && (
          <>
            {' '}
            (<Word of="kato" code={form.actualKato} withCode />)
          </>
        )}
      </Fact>
      <Fact label={t('postalAddress')}>{form.postalAddress}</Fact>
      <Fact label={t('email')}>{form.email}</Fact>
      <Fact label={t('phones')}>{form.phones?.join(', ')}</Fact>
    </>
  );
}

function Vat({ form }: { form: Form }) {
  const t = useT(PARTICIPANT);
  const value = form.vatPayer
    ? t('vatValue', { series: form.vatSeries ?? '—', number: form.vatNumber ?? '—' })
    : t('vatNone');
  return <Fact label={t('vat')}>{value}</Fact>;
}

type Shown = Pick<Participant, 'form' | 'bin' | 'kind'> &
  Partial<Pick<Participant, 'ledBy' | 'country' | 'foreignNumber'>>;

/** The whole form of a participant (E-5.7.1.1), to read. */
export function ParticipantFacts({ participant }: { participant: Shown }) {
  const t = useT(PARTICIPANT);
  const localized = useLocalized();
  const { form } = participant;
  return (
    <Facts>
      <Fact label={t('fullName')}>{form.fullName && localized(form.fullName)}</Fact>
      <Fact label={t('shortName')}>{form.shortName && localized(form.shortName)}</Fact>
      <Fact label={t(NUMBERS[participant.kind] ?? 'bin')}>{participant.bin}</Fact>
      {participant.ledBy && <Fact label={t('ledBy')}>{participant.ledBy}</Fact>}
      {participant.country && <Fact label={t('country')}>{participant.country}</Fact>}
      {participant.foreignNumber && <Fact label={t('foreignNumber')}>{participant.foreignNumber}</Fact>}
      <Registered form={form} />
      <Fact label={t('bank')}>{form.bankName}</Fact>
      <Fact label={t('bic')}>{form.bic}</Fact>
      <Fact label={t('iik')}>{form.iik}</Fact>
      <Vat form={form} />
      <Reachable form={form} />
    </Facts>
  );
}
