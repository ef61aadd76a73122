import { PARTICIPANT } from '../../../components/participant';
import { useT } from '../../../lib/i18n';
import { DESK } from './texts';

/** Fields that the facts of a participant show under the same name. */
const SHARED = [
  ...(['fullName', 'shortName', 'legalForm', 'ownership', 'size', 'oked', 'iik', 'bic', 'legalAddress'] as const),
  ...(['actualAddress', 'postalAddress', 'email', 'phones', 'members'] as const),
] as const;

/** Fields that the facts put together, and the desk compares one by one. */
const OWN = {
  registrationNumber: 'fieldRegistrationNumber',
  registrationDate: 'fieldRegistrationDate',
  legalKato: 'fieldLegalKato',
  actualKato: 'fieldActualKato',
  bankName: 'fieldBankName',
  vatPayer: 'fieldVatPayer',
  vatSeries: 'fieldVatSeries',
  vatNumber: 'fieldVatNumber',
  parentBin: 'fieldParentBin',
  parentName: 'fieldParentName',
  contractNumber: 'fieldContractNumber',
  contractDate: 'fieldContractDate',
} as const;

/** The label of a field by its path; names stand once in each language. What a later release added is shown by its path. */
export function useFieldLabel(): (path: string) => string {
  const shared = useT(PARTICIPANT);
  const own = useT(DESK);
  return (path) => {
    const [field = '', language] = path.split('.');
    const known = SHARED.find((one) => one === field);
    const label = known ? shared(known) : field in OWN ? own(OWN[field as keyof typeof OWN]) : field;
    return language ? `${label} (${language})` : label;
  };
}
