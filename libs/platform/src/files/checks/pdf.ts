import type { Spool } from '../spool.js';

/** ISO 32000-1 7.5.5: the last lines are `startxref`, the offset, `%%EOF`; readers look into the last 1,024 bytes. */
export async function pdfIsWhole(file: Spool): Promise<boolean> {
  const tail = (await file.tail(2048)).toString('latin1');
  const start = /startxref\s+(\d+)\s+%%EOF\s*[^]{0,1024}$/.exec(tail);
  return start !== null && Number(start[1]) < file.size;
}
