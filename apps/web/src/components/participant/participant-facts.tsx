import type { Participant, ParticipantForm } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useLocalized, useT } from '../../lib/i18n';
import { Fact, Facts } from '../facts';
import { LEGAL_FORMS, OWNERSHIPS, SIZES } from './participant-lists';
import { PARTICIPANT } from './texts';

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
      <Fact label={t('legalForm')}>{word(LEGAL_FORMS, form.legalForm)}</Fact>
      <Fact label={t('ownership')}>{word(OWNERSHIPS, form.ownership)}</Fact>
      <Fact label={t('size')}>{word(SIZES, form.size)}</Fact>
      <Fact label={t('oked')}>{form.oked}</Fact>
    </>
  );
}

function Reachable({ form }: { form: Form }) {
  const t = useT(PARTICIPANT);
  return (
    <>
      <Fact label={t('legalAddress')}>{form.legalAddress}</Fact>
      <Fact label={t('actualAddress')}>{form.actualAddress}</Fact>
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

/** The whole form of a participant (E-5.7.1.1), to read. */
export function ParticipantFacts({ participant }: { participant: Pick<Participant, 'form' | 'bin' | 'kind'> }) {
  const t = useT(PARTICIPANT);
  const localized = useLocalized();
  const { form } = participant;
  return (
    <Facts>
      <Fact label={t('fullName')}>{form.fullName && localized(form.fullName)}</Fact>
      <Fact label={t('shortName')}>{form.shortName && localized(form.shortName)}</Fact>
      <Fact label={t(participant.kind === 'entrepreneur' ? 'iin' : 'bin')}>{participant.bin}</Fact>
      <Registered form={form} />
      <Fact label={t('bank')}>{form.bankName}</Fact>
      <Fact label={t('bic')}>{form.bic}</Fact>
      <Fact label={t('iik')}>{form.iik}</Fact>
      <Vat form={form} />
      <Reachable form={form} />
    </Facts>
  );
}
