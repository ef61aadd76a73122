/** The thread in which files of strangers are read: its memory is limited, and who started it ends it in time. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadKind } from './limits.js';
import { readDocx, readTxt, readXlsx, readXml } from './office.js';
import { readPdf } from './pdf.js';

const READERS = { pdf: readPdf, docx: readDocx, xlsx: readXlsx, txt: readTxt, xml: readXml };

const { kind, bytes } = workerData as { kind: ReadKind; bytes: Uint8Array };
parentPort?.postMessage(await READERS[kind](bytes));
