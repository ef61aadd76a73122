/** Does a file begin as an XML document does: after a byte order mark and white space, with `<`? */
export function looksLikeXml(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < 1024 && [9, 10, 13, 32].includes(bytes[at] ?? 0)) at++;
  return bytes[at] === 0x3c || isUtf16(bytes);
}

/** UTF-16 is XML too: it is recognised to be refused by name. */
const isUtf16 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0x3c) ||
  (bytes[0] === 0xfe && bytes[1] === 0xff && bytes[3] === 0x3c);
