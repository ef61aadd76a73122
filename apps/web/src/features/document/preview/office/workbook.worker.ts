/** Reads a workbook beside the page. */
import { answering } from '../aside';
import { readWorkbook, type ShownSheet } from './workbook';

answering<ArrayBuffer, ShownSheet[]>((bytes) => readWorkbook(new Uint8Array(bytes)));
