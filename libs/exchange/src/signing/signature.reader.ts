import { Injectable } from '@nestjs/common';
import { type Authority, type GrantedPower, IdentityFacade, judgeAuthority } from '@qujat/identity';
import { type Localized, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, UnitOfWork } from '@qujat/platform';
import { type Report, renderReport } from '@qujat/signature';
import { facts } from '../document/document.guard.js';
import { can } from '../document/document.policy.js';
import { powerSubjectOf } from '../document/document.view.js';
import { recipientsOf } from '../recipient/recipient.repository.js';
import { refuse } from '../exchange.errors.js';
import { newestForms } from '../keeping/preservation/preservation.repository.js';
import { checkNames } from './check-names.js';
import type { SignatureForm } from './signing.dto.js';
import type { SignatureVerificationReport } from './report.response.js';
import { SignatureEntity } from './signature.entity.js';

/** Hands out signatures and their reports. */
@Injectable()
export class SignatureReader {
  constructor(
    private readonly work: UnitOfWork,
    private readonly identity: IdentityFacade,
  ) {}

  /** The signature's bytes and a name that tells whose it is: with its timestamp, as it was submitted, or raised. */
  async content(actor: Actor, documentId: Uuid, id: Uuid, form: SignatureForm): Promise<{ name: string; cms: Buffer }> {
    const { signature, number } = await this.find(actor, documentId, id);
    const signer = signature.signer.name.replace(/[^\p{L}\p{N}]+/gu, '_');
    const name = `${number}_${signature.side}_${signer}`;
    if (form === 'stamped') return { name: `${name}.p7s`, cms: signature.cms };
    if (form === 'submitted') return { name: `${name}_submitted.p7s`, cms: signature.submitted };
    const forms = await this.work.run(scopeOf(actor), (tx) => newestForms(tx, documentId));
    const raised = forms.find(({ signatureId }) => signatureId === id);
    if (!raised) throw refuse('signature.not_raised');
    return { name: `${name}_${raised.level}.p7s`, cms: raised.cms };
  }

  /** The report that was kept with the signature, with its text in all languages. */
  async report(actor: Actor, documentId: Uuid, id: Uuid): Promise<SignatureVerificationReport> {
    const { signature, bin, subject } = await this.find(actor, documentId, id);
    if (signature.state === 'verifying') throw refuse('signature.report_absent');
    const { report, signer } = signature;
    const certificateBin = await this.identity.certificateBinOf(bin);
    const powers = signer.iin ? await this.identity.signingPowers(certificateBin, signer.iin, subject) : [];
    return {
      ...(report as unknown as SignatureVerificationReport),
      text: inWords(report),
      checkNames: checkNames(report),
      authority: authorityOf(signature, certificateBin, powers),
    };
  }

  private async find(actor: Actor, documentId: Uuid, id: Uuid) {
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document, facts: about } = await facts(tx, actor, documentId);
      const why = can(actor, 'download', about);
      if (why) throw refuse(why.code, { params: why.params });
      const signature = await tx.manager.findOneBy(SignatureEntity, { id, documentId });
      const foreign = signature && signature.participantId !== actor.participantId && signature.state !== 'accepted';
      if (!signature || foreign) throw refuse('signature.not_found');
      const recipients = await recipientsOf(tx, documentId);
      const theirs = recipients.find(({ participantId }) => participantId === signature.participantId);
      const bin = signature.side === 'sender' ? document.senderBin : (theirs?.bin ?? '');
      return { signature, number: document.number, bin, subject: powerSubjectOf(document, signature.side) };
    });
  }
}

/** At the proven time of the signature; without one, when it came in: by the certificate, or by a power of attorney. */
function authorityOf(
  { certificate, report, submittedAt }: SignatureEntity,
  bin: string,
  powers: readonly GrantedPower[],
): Authority {
  const [found] = report.signatures;
  const proven = found?.timestamps.some(({ valid }) => valid);
  const at = proven && found ? new Date(found.bestSignatureTime) : submittedAt;
  return judgeAuthority({ certificate, bin, powers, at });
}

const inWords = (report: Report): Localized => ({
  kk: renderReport(report, 'kk'),
  ru: renderReport(report, 'ru'),
  en: renderReport(report, 'en'),
});
