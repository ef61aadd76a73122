import { crc32 } from 'node:zlib';
import type { FileKindId } from '@qujat/platform';
import { aPdf } from './a-pdf.js';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAEklEQVR4AWJiaGj4D8NMDEgAAAAA///PIfizAAAABklEQVQDAHCyBgKj0ycmAA' +
  'AAAElFTkSuQmCC';
const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H///' +
  '/6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAC' +
  'AAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/xA' +
  'AUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCcAiN//9k=';
const GIF = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
/** One directory of two fields (offset and length of the strip) and one strip of six bytes. */
const TIFF = '49492a000e000000008080008080020011010400010000000800000017010400010000000600000000000000';
/** RAR 5: signature, main header, end of archive. */
const RAR = '526172211a0701003392b5e50a01050600050101808000' + '1d77565103050400';

/** A small real file of every format that is taken (E-6.6.1). */
export async function sampleFile(kind: FileKindId): Promise<Buffer> {
  return SAMPLES[kind]();
}

const SAMPLES: Readonly<Record<FileKindId, () => Buffer | Promise<Buffer>>> = {
  txt: () => Buffer.from('Сәлеметсіз бе!\r\nЗдравствуйте.\n'),
  pdf: () => aPdf('Хат', ['Сәлеметсіз бе!']),
  png: () => Buffer.from(PNG, 'base64'),
  jpeg: () => Buffer.from(JPEG, 'base64'),
  gif: () => Buffer.from(GIF, 'base64'),
  tiff: () => Buffer.from(TIFF, 'hex'),
  rar: () => Buffer.from(RAR, 'hex'),
  docx: () => zip(['[Content_Types].xml', '<Types/>'], ['word/document.xml', '<w:document/>']),
  xlsx: () => zip(['[Content_Types].xml', '<Types/>'], ['xl/workbook.xml', '<workbook/>']),
  doc: () => compound('WordDocument'),
  xls: () => compound('Workbook'),
};

/** A ZIP of stored entries (APPNOTE 4.3). */
export function zip(...files: readonly (readonly [name: string, text: string])[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const [name, text] of files) {
    const offset = bodies.reduce((sum, { length }) => sum + length, 0);
    const content = Buffer.from(text);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(content.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(name.length, 22);
    bodies.push(Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), content]));
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, place, Buffer.from(name)]));
  }
  const [body, entries] = [Buffer.concat(bodies), Buffer.concat(directory)];
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(body.length, 12);
  return Buffer.concat([body, entries, Buffer.from('PK\x05\x06'), end]);
}

/** A compound file (MS-CFB) of one allocation sector and one directory sector, with one empty stream. */
function compound(stream: string): Buffer {
  const [header, table, directory] = [Buffer.alloc(512), Buffer.alloc(512, 0xff), Buffer.alloc(512)];
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  [0x3e, 3, 0xfffe, 9, 6].forEach((value, i) => header.writeUInt16LE(value, 24 + 2 * i));
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  table.writeUInt32LE(0xfffffffd, 0);
  table.writeUInt32LE(0xfffffffe, 4);
  ['Root Entry', stream].forEach((name, i) => {
    const entry = directory.subarray(128 * i);
    entry.write(name, 0, 'utf16le');
    entry.writeUInt16LE(2 * name.length + 2, 64);
    entry[66] = i === 0 ? 5 : 2;
    entry.fill(0xff, 68, 80);
    entry.writeUInt32LE(0xfffffffe, 116);
  });
  directory.writeUInt32LE(1, 76);
  return Buffer.concat([header, table, directory]);
}
