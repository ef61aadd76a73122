import { Injectable } from '@nestjs/common';
import type { Uuid } from '@qujat/kernel';
import { type Actor, BlobStore, scopeOf, UnitOfWork } from '@qujat/platform';
import { facts } from '../document/document.guard.js';
import { findApproval } from './approval.repository.js';
import type { RoundChanges } from './approval.response.js';
import { snapshot } from './approval.start.js';
import type { ApprovedSubject } from './approval.types.js';
import { changesBetween, type DiffLine, diffLines } from './round-changes.js';
import { participantOf } from './route.service.js';

/** A text longer than that is not compared by lines. */
const MAX_TEXT_BYTES = 256 * 1024;

/** What changed from one round of approval to the next, or to the document as it is now. */
@Injectable()
export class CompareService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly blobs: BlobStore,
  ) {}

  /** The last round against the one before it; a single round, or one that is over, against the document of now. */
  async changes(actor: Actor, id: Uuid): Promise<RoundChanges> {
    const pair = await this.work.run(scopeOf(actor), async (tx) => {
      const { document } = await facts(tx, actor, id);
      const record = await findApproval(tx, id, participantOf(actor));
      const [before, last] = (record?.rounds ?? []).slice(-2);
      if (!record || !before) return undefined;
      if (record.approval.state === 'running' && last)
        return { from: before.round, to: last.round, before: before.subject, after: last.subject };
      const newest = last ?? before;
      if (record.approval.state === 'running') return undefined;
      return { from: newest.round, to: null, before: newest.subject, after: await snapshot(tx, document) };
    });
    if (!pair) return { from: null, to: null, changes: [], text: null };
    const { from, to, before, after } = pair;
    return { from, to, changes: changesBetween(before, after), text: await this.textOf(before, after) };
  }

  /** By lines, where both files are texts and differ. */
  private async textOf(
    { file: before }: ApprovedSubject,
    { file: after }: ApprovedSubject,
  ): Promise<DiffLine[] | null> {
    if (!before || !after || before.sha256 === after.sha256) return null;
    const texts = [before, after].every((file) => file.mediaType === 'text/plain' && file.size <= MAX_TEXT_BYTES);
    if (!texts) return null;
    const [was, is] = await Promise.all([before, after].map(({ sha256 }) => this.read(sha256)));
    return diffLines(was!, is!) ?? null;
  }

  private async read(sha256: string): Promise<string> {
    const parts: Buffer[] = [];
    for await (const part of await this.blobs.get(sha256)) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  }
}
