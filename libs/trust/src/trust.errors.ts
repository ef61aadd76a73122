import { DomainError, type ErrorDeclaration } from '@qujat/kernel';

/** A service of the NCA that the portal asks. */
export type TrustService = 'ocsp' | 'crl' | 'tsa';

/** The codes of this context. */
export const TRUST_ERRORS = {
  'trust.ocsp_unavailable': {
    status: 503,
    kk: 'ҰКО сертификаттың күйін қазір растай алмайды. Біраздан кейін қайталаңыз.',
    ru: 'НУЦ сейчас не может подтвердить состояние сертификата. Повторите немного позже.',
    en: 'The NCA cannot confirm the state of the certificate at the moment. Try again a little later.',
  },
  'trust.crl_unavailable': {
    status: 503,
    kk: 'Кері қайтарылған сертификаттар тізімі қазір қолжетімсіз. Біраздан кейін қайталаңыз.',
    ru: 'Список отозванных сертификатов сейчас недоступен. Повторите немного позже.',
    en: 'The list of revoked certificates is not available at the moment. Try again a little later.',
  },
  'trust.tsa_unavailable': {
    status: 503,
    kk: 'Уақыт белгісі қызметі қазір жауап бермейді. Біраздан кейін қайталаңыз.',
    ru: 'Служба меток времени сейчас не отвечает. Повторите немного позже.',
    en: 'The time-stamping service does not answer at the moment. Try again a little later.',
  },
  'trust.time_limit': {
    status: 422,
    kk: 'Бұл файлды тексеру {limit} с есептеуден артық уақытты қажет етеді: портал мұндай файлды қабылдамайды.',
    ru: 'Проверка этого файла требует больше {limit} с вычислений: портал такой файл не принимает.',
    en: 'Checking this file takes more than {limit} s of computation: the portal does not take such a file.',
  },
  'trust.memory_limit': {
    status: 422,
    kk: 'Бұл файлды тексеру {limit} МБ жадтан артық орынды қажет етеді: портал мұндай файлды қабылдамайды.',
    ru: 'Проверка этого файла требует больше {limit} МБ памяти: портал такой файл не принимает.',
    en: 'Checking this file takes more than {limit} MB of memory: the portal does not take such a file.',
  },
} as const satisfies Readonly<Record<string, ErrorDeclaration>>;

/** A service did not answer, or not with anything that can be used. What needs it waits and tries again. */
export class TrustServiceUnavailable extends DomainError {
  constructor(
    readonly service: TrustService,
    /** For the log: what happened. */
    readonly reason: string,
    options?: { cause: unknown },
  ) {
    super(`trust.${service}_unavailable`, TRUST_ERRORS[`trust.${service}_unavailable`]);
    this.name = 'TrustServiceUnavailable';
    this.cause = options?.cause;
  }
}

/** Work on an input went beyond what any input may take; the input is refused, whatever it is. */
export class TaskLimitExceeded extends DomainError {
  constructor(
    limit: 'time' | 'memory',
    amount: number,
    /** For the log: what was being done. */
    readonly task: string,
  ) {
    super(`trust.${limit}_limit`, TRUST_ERRORS[`trust.${limit}_limit`], { params: { limit: amount } });
    this.name = 'TaskLimitExceeded';
  }
}
