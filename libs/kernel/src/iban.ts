/** Is `text` an IIK (IBAN of Kazakhstan: KZ, two check digits, three digits of the bank, thirteen of the account; ISO 13616)? */
export function isIik(text: string): boolean {
  if (!/^KZ\d{2}[A-Z0-9]{16}$/.test(text)) return false;
  const rearranged = text.slice(4) + text.slice(0, 4);
  let remainder = 0;
  for (const symbol of rearranged) {
    for (const digit of parseInt(symbol, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}
