/** The thread that writes a list as xlsx: thousands of lines would hold up whoever else asks. */
import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

const { rows, widths, name } = workerData as { rows: SheetData; widths: number[]; name: string };
const file = writeXlsxFile(rows, { sheet: name, stickyRowsCount: 1, columns: widths.map((width) => ({ width })) });
parentPort?.postMessage(await file.toBuffer());
