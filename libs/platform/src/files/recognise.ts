import { fileTypeFromBuffer } from 'file-type';
import { compoundStreams, legacyOfficeKind } from './checks/cfb.js';
import { gifIsWhole, jpegIsWhole, pngIsWhole } from './checks/images.js';
import { pdfIsWhole } from './checks/pdf.js';
import { rarIsWhole } from './checks/rar.js';
import { isText } from './checks/text.js';
import { tiffIsWhole } from './checks/tiff.js';
import { officeKind, zipEntries } from './checks/zip.js';
import type { FileKindId } from './kinds.js';
import type { Spool } from './spool.js';

/** What a content turned out to be. */
export type Recognised =
  | { readonly kind: FileKindId; readonly whole: boolean }
  /** None of the formats that are taken; `found` names it where it has a name. */
  | { readonly kind: undefined; readonly found: string };

const HEAD = 4100;

const WHOLE: Readonly<Record<string, { kind: FileKindId; check: (file: Spool) => Promise<boolean> }>> = {
  pdf: { kind: 'pdf', check: pdfIsWhole },
  png: { kind: 'png', check: pngIsWhole },
  apng: { kind: 'png', check: pngIsWhole },
  jpg: { kind: 'jpeg', check: jpegIsWhole },
  gif: { kind: 'gif', check: gifIsWhole },
  tif: { kind: 'tiff', check: tiffIsWhole },
  rar: { kind: 'rar', check: rarIsWhole },
};

/** Formats that are text and may be sent as such. */
const TEXTUAL = new Set(['xml', 'rtf', 'svg', 'html', 'ics', 'vcf', 'pgp', 'vtt', 'ps', 'eps']);

/** Recognises a content by itself, whatever it is called. */
export async function recognise(file: Spool): Promise<Recognised> {
  const head = await file.read(0, HEAD);
  if (head.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return container(file);
  const guess = (await fileTypeFromBuffer(head).catch(() => undefined))?.ext ?? '';
  if (guess === 'cfb') return compound(file);
  const known = WHOLE[guess];
  if (known) return { kind: known.kind, whole: await known.check(file) };
  if ((guess === '' || TEXTUAL.has(guess)) && (await isText(file))) return { kind: 'txt', whole: true };
  return { kind: undefined, found: guess };
}

/** A ZIP that cannot be read to its end cannot be told apart: it is damaged, whichever it was. */
async function container(file: Spool): Promise<Recognised> {
  const entries = await zipEntries(file);
  if (!entries) return { kind: 'docx', whole: false };
  const kind = officeKind(entries);
  return kind ? { kind, whole: true } : { kind: undefined, found: 'zip' };
}

async function compound(file: Spool): Promise<Recognised> {
  const streams = await compoundStreams(file);
  if (!streams) return { kind: 'doc', whole: false };
  const kind = legacyOfficeKind(streams);
  return kind ? { kind, whole: true } : { kind: undefined, found: 'cfb' };
}
