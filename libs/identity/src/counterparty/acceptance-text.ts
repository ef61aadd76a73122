import type { Locale, Localized } from '@qujat/kernel';
import type { InvitationRecord, PersonOnRecord } from './counterparty.types.js';

const WORDS = {
  kk: {
    title: 'КОНТРАГЕНТТЕР ТІЗІМІНЕ ҚОСЫЛУ ТУРАЛЫ ШАҚЫРУДЫ ҚАБЫЛДАУ',
    text: 'Осымен шақыруды қабылдаймыз: осы сәттен бастап тараптар бір-біріне портал арқылы электрондық құжаттар жібере алады.',
    from: 'Шақырған тарап',
    to: 'Қабылдаған тарап',
    bin: 'БСН/ЖСН',
    person: 'Қол қоюшы',
    invited: 'Шақыру жіберілген уақыт (UTC)',
    id: 'Шақырудың сәйкестендіргіші',
  },
  ru: {
    title: 'ПРИНЯТИЕ ПРИГЛАШЕНИЯ В СПИСОК КОНТРАГЕНТОВ',
    text: 'Настоящим принимаем приглашение: с этого момента стороны могут направлять друг другу электронные документы через портал.',
    from: 'Пригласившая сторона',
    to: 'Принявшая сторона',
    bin: 'БИН/ИИН',
    person: 'Подписант',
    invited: 'Приглашение отправлено (UTC)',
    id: 'Идентификатор приглашения',
  },
  en: {
    title: 'ACCEPTANCE OF AN INVITATION TO THE LIST OF COUNTERPARTIES',
    text: 'We accept the invitation: from this moment the parties may send electronic documents to each other through the portal.',
    from: 'Invited by',
    to: 'Accepted by',
    bin: 'BIN/IIN',
    person: 'Signed by',
    invited: 'Invitation sent at (UTC)',
    id: 'Identifier of the invitation',
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** What an acceptance is made of. */
export interface AcceptanceFacts {
  readonly invitation: Pick<InvitationRecord, 'id' | 'fromBin' | 'fromName' | 'createdAt'>;
  readonly to: { readonly bin: string; readonly name: Localized };
  readonly person: PersonOnRecord;
}

/**
 * The acceptance as plain text in the signer's language: what is signed is what is read. Made of what stays as it is, so that
 * it is the same when it is shown and when its signature comes. Line ends are LF, the text ends with one.
 */
export function acceptanceText({ invitation, to, person }: AcceptanceFacts, locale: Locale): string {
  const word = WORDS[locale];
  return [
    word.title,
    '',
    word.text,
    '',
    `${word.from}: ${invitation.fromName[locale]}, ${word.bin} ${invitation.fromBin}`,
    `${word.to}: ${to.name[locale]}, ${word.bin} ${to.bin}`,
    `${word.person}: ${person.name}, ${person.iin}`,
    '',
    `${word.invited}: ${invitation.createdAt.toISOString()}`,
    `${word.id}: ${invitation.id}`,
    '',
  ].join('\n');
}
