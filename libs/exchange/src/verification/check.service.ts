import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Spool } from '@qujat/platform';
import { reportWords } from '@qujat/signature';
import { SignatureChecker, type CheckedFile } from '@qujat/trust';
import { refuse } from '../exchange.errors.js';
import type { CheckedSignature } from './check.response.js';
import { CheckedFiles } from './checked-files.js';

/** Checks a signature for anyone: it is judged, answered and forgotten. */
@Injectable()
export class CheckService {
  constructor(private readonly checker: SignatureChecker) {}

  /** The report on the files of a request, with its words. */
  async check(request: IncomingMessage): Promise<CheckedSignature> {
    const files = await CheckedFiles.receive(request);
    try {
      const { signature, content } = files;
      if (!signature?.size) throw refuse('check.signature_missing');
      const report = await this.checker.check(checked(signature), content && checked(content));
      return { report, words: reportWords(report) };
    } finally {
      await files.close();
    }
  }
}

const checked = (file: Spool): CheckedFile => ({ size: file.size, pieces: () => file.stream() });
