import { Injectable } from '@nestjs/common';
import { type Authority, judgeAuthority } from '@qujat/identity';
import { type Localized, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, UnitOfWork } from '@qujat/platform';
import { type Report, renderReport } from '@qujat/signature';
import { facts } from '../document/document.guard.js';
import { can } from '../document/document.policy.js';
import { refuse } from '../exchange.errors.js';
import { checkNames } from './check-names.js';
import type { SignatureVerificationReport } from './report.response.js';
import { SignatureEntity } from './signature.entity.js';

/** Hands out signatures and their reports. */
@Injectable()
export class SignatureReader {
  constructor(private readonly work: UnitOfWork) {}

  /** The signature's bytes and a name that tells whose it is. */
  async content(actor: Actor, documentId: Uuid, id: Uuid): Promise<{ name: string; cms: Buffer }> {
    const { signature, number } = await this.find(actor, documentId, id);
    const signer = signature.signer.name.replace(/[^\p{L}\p{N}]+/gu, '_');
    return { name: `${number}_${signature.side}_${signer}.p7s`, cms: signature.cms };
  }

  /** The report that was kept with the signature, with its text in all languages. */
  async report(actor: Actor, documentId: Uuid, id: Uuid): Promise<SignatureVerificationReport> {
    const { signature, bin } = await this.find(actor, documentId, id);
    if (signature.state === 'verifying') throw refuse('signature.report_absent');
    const { report } = signature;
    return {
      ...(report as unknown as SignatureVerificationReport),
      text: inWords(report),
      checkNames: checkNames(report),
      authority: authorityOf(signature, bin),
    };
  }

  private async find(actor: Actor, documentId: Uuid, id: Uuid) {
    return this.work.run(scopeOf(actor), async (tx) => {
      const { document, facts: about } = await facts(tx, actor, documentId);
      const reason = can(actor, 'download', about);
      if (reason) throw refuse(reason);
      const signature = await tx.manager.findOneBy(SignatureEntity, { id, documentId });
      const foreign = signature && signature.side !== about.side && signature.state !== 'accepted';
      if (!signature || foreign) throw refuse('signature.not_found');
      const bin = (signature.side === 'sender' ? document.senderBin : document.recipientBin) ?? '';
      return { signature, number: document.number, bin };
    });
  }
}

/** At the proven time of the signature; without one, when it came in. Nobody can grant powers on the portal so far. */
function authorityOf({ certificate, report, submittedAt }: SignatureEntity, bin: string): Authority {
  const [found] = report.signatures;
  const proven = found?.timestamps.some(({ valid }) => valid);
  const at = proven && found ? new Date(found.bestSignatureTime) : submittedAt;
  return judgeAuthority({ certificate, bin, powers: [], at });
}

const inWords = (report: Report): Localized => ({
  kk: renderReport(report, 'kk'),
  ru: renderReport(report, 'ru'),
  en: renderReport(report, 'en'),
});
