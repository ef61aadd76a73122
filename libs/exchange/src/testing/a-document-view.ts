import type { CertificateFacts, Report } from '@qujat/signature';
import type { DocumentEntity } from '../document/document.entity.js';
import type { Side } from '../document/document.types.js';
import type { DocumentView } from '../document/document.view.js';
import type { SignatureEntity } from '../signing/signature.entity.js';
import type { StatementEntity } from '../statement/statement.entity.js';

const ALATAU = { kk: 'ЖШС «Алатау Құрылыс»', ru: 'ТОО «Алатау Құрылыс»', en: 'Alatau Qurylys LLP' };
const ZHETISU = { kk: '«Жетісу Сауда» АҚ', ru: 'АО «Жетісу Сауда»', en: 'Zhetisu Sauda JSC' };
const at = (time: string) => new Date(`2026-03-01T${time}Z`);

/** A document as it would be read from the database: for what only presents one. */
export function aDocumentView(status: 'completed' | 'recalled' = 'completed'): DocumentView {
  const completed = status === 'completed';
  const document: DocumentEntity = {
    ...{ id: '0190a000-0000-7000-8000-000000000001', number: 'QJ-2026-000123', publicToken: '0123456789abcdefghijkl' },
    ...{ title: 'Договор поставки строительных материалов № 12', type: 'contract', note: null, outgoingNumber: '12' },
    ...{ amount: null, currency: 'KZT', departmentId: null, departmentName: null, blocked: null },
    ...{
      documentDate: '2026-02-28',
      answerBy: null,
      senderId: 'a',
      senderBin: '140340999103',
      senderName: ALATAU,
      recipientId: 'b',
    },
    ...{
      recipientBin: '091040999202',
      recipientName: ZHETISU,
      invitationId: null,
      signature: 'signed',
      status,
      searchText: '',
    },
    ...{ delivery: completed ? 'delivered' : 'recalled', receipt: completed ? 'received' : 'none' },
    ...{ response: completed ? 'signed' : 'none', createdAt: at('08:00:00'), createdBy: null, version: 1 },
    ...{ createdByName: 'ЖҮНІСОВА ӘСЕЛ МАРАТҚЫЗЫ', submittedAt: at('08:15:00'), sentAt: at('08:15:00') },
    ...{ sending: 'at-once', firstSigner: 'sender', recipientCount: 1, signedCount: completed ? 1 : 0 },
    ...{ annulment: 'none', annulmentBy: null, annulledAt: null, earlierId: null },
    receivedAt: completed ? at('08:20:00') : null,
  };
  const head = aSignature('sender', 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ', '760415309919', '140340999103', ALATAU.ru);
  const chief = aSignature('recipient', 'ТӨЛЕГЕНОВА АЙГҮЛ ҚАНАТҚЫЗЫ', '850524409967', '091040999202', ZHETISU.ru);
  return {
    document,
    file: {
      ...{ id: 'f', documentId: document.id, position: 1, name: 'Договор № 12.pdf', mediaType: 'application/pdf' },
      ...{
        size: 48_213,
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        uploadedAt: at('08:05:00'),
      },
    },
    signatures: completed ? [head, chief] : [head],
    recipients: [],
    receipts: completed ? [aReceipt(document.id)] : [],
    receipt: completed ? aReceipt(document.id) : undefined,
    statements: completed ? [] : [aRecall(document.id)],
    annulments: [],
    versions: { correction: undefined, earlier: undefined, later: undefined },
    timeline: [],
  };
}

const aReceipt = (documentId: string) => ({
  documentId,
  participantId: 'b',
  state: 'received' as const,
  openedAt: at('08:19:58'),
  openedBy: { userId: null, iin: '940130309978', name: 'НҰРПЕЙІСОВ ЕРЖАН ТАЛҒАТҰЛЫ' },
  record: Buffer.from('{}'),
  signature: Buffer.from('cms'),
  receivedAt: at('08:20:00'),
  triedAt: at('08:20:00'),
});

function aSignature(side: Side, name: string, iin: string, bin: string, organization: string): SignatureEntity {
  const certificate = aCertificate(side === 'sender' ? '6a1f' : '7b2e');
  const signer = { name, iin, bin, organization, roles: ['first-head' as const] };
  return {
    ...{
      id: side,
      documentId: 'd',
      participantId: side === 'sender' ? 'a' : 'b',
      side,
      state: 'accepted',
      waitingFor: null,
      submitted: Buffer.alloc(0),
    },
    ...{ submittedSha256: side, cms: Buffer.alloc(0), certificateSha256: side, signer, certificate },
    report: aReport(certificate),
    ...{ submittedAt: at('08:10:00'), submittedBy: { userId: null, iin, name }, triedAt: at('08:10:00') },
    ...{ settledAt: at('08:10:01'), verificationId: null },
  };
}

const aCertificate = (prefix: string): CertificateFacts => ({
  ...{ serial: prefix.padEnd(40, '0123456789abcdef'), issuer: 'CN=ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (DEV),C=KZ' },
  ...{ notBefore: '2026-01-10T05:00:00.000Z', notAfter: '2027-01-10T05:00:00.000Z', keyUsage: [] },
  ...{ extendedKeyUsage: [], policies: [], roles: ['first-head'], algorithm: 'GOST-2015-512', fingerprint: prefix },
  ...{ subjectKeyIdentifier: null, authorityKeyIdentifier: null, ocspUrls: [], crlUrls: [] },
  subject: {
    ...{ commonName: null, surname: null, givenName: null, iin: null, bin: null, organization: null },
    ...{ country: 'KZ', email: null, dn: '' },
  },
});

const aReport = (certificate: CertificateFacts): Report => ({
  ...{ indication: 'TOTAL-PASSED', subIndication: null, evidenceUsed: [], validatedAt: at('08:10:01').toISOString() },
  failure: null,
  signatures: [
    {
      ...{
        indication: 'TOTAL-PASSED',
        subIndication: null,
        certificate,
        format: 'CMS',
        covers: [{ kind: 'content', name: null, intact: true }],
        level: 'T',
        checks: [],
        timestamps: [],
        path: [],
      },
      signer: { subject: null, iin: null, bin: null, roles: [] },
      bestSignatureTime: at('08:10:00').toISOString(),
      claimedSigningTime: null,
    },
  ],
});

const aRecall = (documentId: string): StatementEntity => ({
  ...{
    id: 's',
    documentId,
    participantId: 'a',
    aboutParticipantId: null,
    annulmentId: null,
    kind: 'recall',
    state: 'accepted',
  },
  ...{ reason: 'Ошибка в сумме договора: документ будет направлен заново', content: Buffer.alloc(0), sha256: '' },
  preparedBy: { userId: null, iin: '760415309919', name: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ' },
  ...{ preparedAt: at('08:30:00'), cms: Buffer.alloc(0), certificateSha256: null, signer: null, report: null },
  ...{ waitingFor: null, signedAt: at('08:31:00'), triedAt: null, verificationId: null },
});
