import type { Clock } from '@qujat/kernel';
import { toBase64, toPem, XmlProblem } from '@qujat/signature';
import type { Credential } from '../authority/authority.js';
import type { Nca } from '../nca.js';
import { NoTimestamp, type Signer, type ToSign } from '../signing/signer.js';
import { InvalidParameters, readBasicsSign } from './basics.js';
import { readCommonSign } from './common-utils.js';
import type { Desk } from './desk.js';
import { keyInfo } from './key-info.js';
import { listOwners, whyNot } from './owners.js';
import {
  basicsEnvelope,
  canceled,
  commonEnvelope,
  done,
  failed,
  MODULE,
  MODULE_NOT_FOUND,
  type NcalayerRequest,
  type Outcome,
} from './protocol.js';
import type { SigningTask } from './task.js';

/** A page that talks to the stand-in. */
export interface Page {
  readonly origin: string;
  /** Aborted when the page has left. */
  readonly gone: AbortSignal;
}

/** The key chosen is not one that the request admits. */
class NotAdmitted extends Error {}

/** The modules of the NCALayer stand-in: requests in, envelopes out; who signs is decided at the desk. */
export class Layer {
  constructor(
    private readonly nca: Nca,
    private readonly signer: Signer,
    private readonly desk: Desk,
    private readonly clock: Clock,
  ) {}

  /** Answers one request. */
  async answer(request: NcalayerRequest, page: Page): Promise<object> {
    if (request.module === MODULE.basics) return basicsEnvelope(await settled(this.basics(request, page)));
    if (request.module === MODULE.commonUtils) {
      return commonEnvelope(await settled(this.commonUtils(request, page)), request.uuid);
    }
    return MODULE_NOT_FOUND;
  }

  private async basics({ method, args }: NcalayerRequest, page: Page): Promise<Outcome> {
    if (method !== 'sign') return failed('INVOCATION_ERROR', `method ${method} is not supported here`);
    const { task, single, outputCert } = readBasicsSign(args, page.origin);
    const credential = await this.choose(task, page);
    if (!credential) return canceled;
    const signatures = await this.signAll(credential, task);
    const texts = signatures.map(TEXT[task.format]);
    if (outputCert) return done({ signatures: texts, certificate: toPem(credential.certificate, 'CERTIFICATE') });
    return done(single ? texts[0] : texts);
  }

  private async commonUtils({ method, args }: NcalayerRequest, page: Page): Promise<Outcome> {
    // as the real one: tokens only, a folder of p12 files is not a device
    if (method === 'getActiveTokens') return done([]);
    if (method === 'changeLocale') return done(null);
    const request = readCommonSign(method, args, page.origin);
    if (!request) return failed('GENERAL_ERROR', `method ${method} is not supported here`);
    const { task, single } = request;
    const credential = await this.choose(task, page);
    if (!credential) return canceled;
    if (task.format === 'key-info') return done(await this.keyInfo(credential));
    // this module gives CMS without armour
    const text = task.format === 'cms' ? toBase64 : TEXT[task.format];
    const texts = (await this.signAll(credential, task)).map((bytes) => text(bytes));
    return done(single ? texts[0] : texts);
  }

  private async keyInfo(credential: Credential): Promise<Record<string, string>> {
    const issuer = await this.nca.authorityOf(credential.owner, credential.key.algorithm).issuing();
    return keyInfo(credential, issuer, this.nca.store.record(credential.serial));
  }

  /** The credential that the desk decides on; `undefined` when the user cancels. */
  private async choose(task: SigningTask, page: Page): Promise<Credential | undefined> {
    const decision = await this.desk.decide(task, page.gone);
    if (decision === 'cancel') return undefined;
    const { slug, algorithm } = decision;
    const credential = await this.nca.credential(slug, algorithm);
    const owner = listOwners(this.nca, this.clock.now()).find((o) => o.slug === slug && o.algorithm === algorithm)!;
    const objection = await whyNot(owner, task.filter, this.nca);
    if (objection) throw new NotAdmitted(`${slug}: ${objection}`);
    return credential;
  }

  private async signAll(credential: Credential, task: SigningTask): Promise<Uint8Array[]> {
    const signatures: Uint8Array[] = [];
    for (const item of task.items) signatures.push(await this.signOne(credential, item, task));
    return signatures;
  }

  private signOne(credential: Credential, item: ToSign, task: SigningTask): Promise<Uint8Array> {
    if (task.format === 'cms') return this.signer.cms(credential, item, task);
    return task.format === 'xml' ? this.signer.xml(credential, item) : this.signer.raw(credential, item);
  }
}

/** A signature as the basics module gives it. */
const TEXT: Readonly<Record<SigningTask['format'], (bytes: Uint8Array) => string>> = {
  cms: (bytes) => toPem(bytes),
  xml: (bytes) => new TextDecoder().decode(bytes),
  raw: (bytes) => toBase64(bytes),
  'key-info': (bytes) => toBase64(bytes),
};

/** What went wrong, in the module's words. */
async function settled(outcome: Promise<Outcome>): Promise<Outcome> {
  try {
    return await outcome;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof InvalidParameters) return failed('INVALID_SIGNING_PARAMS', message);
    if (error instanceof XmlProblem) return failed('SIGNING_FAILURE', `this XML cannot be signed: ${message}`);
    if (error instanceof NoTimestamp || error instanceof NotAdmitted) return failed('SIGNING_FAILURE', message);
    return failed('GENERAL_ERROR', message);
  }
}
