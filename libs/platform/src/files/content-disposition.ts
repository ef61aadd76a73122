/** RFC 6266: to be saved; the name in ASCII for old programs, and as it is in UTF-8 (RFC 8187). */
export const attachment = (name: string): string => `attachment; ${fileName(name)}`;

/** RFC 6266: to be shown by the browser itself, and saved under this name from there. */
export const inline = (name: string): string => `inline; ${fileName(name)}`;

function fileName(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
