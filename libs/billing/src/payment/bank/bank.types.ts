/** A sum that a bank says has come in. */
export interface BankLine {
  readonly receivedOn: string;
  readonly amountTiyn: number;
  /** The bank's number of the document. */
  readonly reference: string;
  readonly payerBin: string;
  readonly payerName: string;
  readonly payerIik: string;
  readonly purpose: string;
}

/** A file of the bank, read. */
export interface BankStatement {
  readonly format: '1c' | 'mt940';
  readonly lines: readonly BankLine[];
  /** Lines that are no income: they are left out. */
  readonly otherLines: number;
}

/** A file that is no statement, or says of a sum what cannot be: nothing of it is taken. */
export class StatementUnreadable extends Error {
  constructor(readonly line: number) {
    super(`line ${line} of the statement cannot be read`);
    this.name = 'StatementUnreadable';
  }
}
