import { strFromU8, unzipSync } from 'fflate';
import { type Extracted, LIMITS } from './limits.js';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

/** The text between tags. No parser and no entities of the file's own: nothing here unfolds or is fetched. */
export const textOfXml = (xml: string): string =>
  xml.replace(/<!--[^]*?-->|<[^>]*>/g, ' ').replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/gi, entity);

/** The parts of a ZIP that `wanted` names. Refuses what would unfold to more than the limit. */
function parts(bytes: Uint8Array, wanted: RegExp): Map<string, string> {
  let unfolded = 0;
  const found = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!wanted.test(name)) return false;
      unfolded += originalSize;
      if (unfolded > LIMITS.unfolded) throw new Error('it unfolds to more than is read');
      return true;
    },
  });
  return new Map(Object.entries(found).map(([name, part]) => [name, strFromU8(part)]));
}

const cutTo = (text: string): Extracted => ({
  text: text.slice(0, LIMITS.letters),
  cut: text.length > LIMITS.letters,
});

/** Runs of one word stand in tags of their own: only the ends of paragraphs, cells and breaks part words. */
const textOfWord = (xml: string): string =>
  textOfXml(xml.replace(/<\/w:(?:p|tc)>|<w:(?:br|tab|cr)\b[^>]*>/g, '\n').replace(/<(?!!--)[^>]*>/g, ''));

/** The text of a docx: body, headers, footers, notes. */
export function readDocx(bytes: Uint8Array): Extracted {
  const wanted = /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;
  return cutTo([...parts(bytes, wanted).values()].map(textOfWord).join('\n'));
}

/** The text of an xlsx: the shared strings, and what stands in cells by itself. */
export function readXlsx(bytes: Uint8Array): Extracted {
  const found = parts(bytes, /^xl\/(sharedStrings|workbook|worksheets\/[^/]+)\.xml$/);
  const texts = [...found].map(([name, xml]) => {
    if (name.endsWith('workbook.xml'))
      return [...xml.matchAll(/<sheet\b[^>]*\bname="([^"]*)"/g)].map((m) => m[1]).join('\n');
    if (name.endsWith('sharedStrings.xml'))
      return textOfXml(xml.replace(/<\/si>/g, '\n').replace(/<\/?(?!si\b)[^>]*>/g, ''));
    const own = [...xml.matchAll(/<c\b([^>]*)>([^]*?)<\/c>/g)].filter(([, attributes]) => !/\bt="s"/.test(attributes!));
    return own.map(([, , cell]) => textOfXml(cell!)).join('\n');
  });
  return cutTo(texts.join('\n'));
}

/** A text file: UTF-8 where it is that, else the Windows code page of Cyrillic. */
export function readTxt(bytes: Uint8Array): Extracted {
  const some = bytes.subarray(0, LIMITS.letters * 4);
  if (some[0] === 0xff && some[1] === 0xfe) return cutTo(new TextDecoder('utf-16le').decode(some));
  const utf8 = new TextDecoder('utf-8').decode(some);
  // A cut in the middle of a letter leaves one such sign at the end.
  return cutTo(utf8.slice(0, -2).includes('\ufffd') ? new TextDecoder('windows-1251').decode(some) : utf8);
}

/** A form kept as XML. */
export const readXml = (bytes: Uint8Array): Extracted => cutTo(textOfXml(new TextDecoder().decode(bytes)));
