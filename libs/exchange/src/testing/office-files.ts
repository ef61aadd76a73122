import { zip } from './sample-files.js';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const typesOf = (part: string, type: string, rest = '') =>
  `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>${rest}</Types>`;

const relationsOf = (...relations: readonly (readonly [type: string, target: string, mode?: string])[]) =>
  `${XML}<Relationships xmlns="${RELATIONS}">${relations
    .map(([type, target, mode], i) => {
      const where = mode ? ` TargetMode="${mode}"` : '';
      return `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${escaped(target)}"${where}/>`;
    })
    .join('')}</Relationships>`;

const paragraph = (text: string, properties = '') =>
  `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

/** A small real text document: a title, paragraphs, and a link to where nobody should be led. */
export function aDocx(title: string, paragraphs: readonly string[], link?: string): Buffer {
  const linked = link ? `<w:p><w:hyperlink r:id="rId1"><w:r><w:t>${escaped(link)}</w:t></w:r></w:hyperlink></w:p>` : '';
  const body =
    paragraph(title, '<w:b/><w:sz w:val="32"/>') + paragraphs.map((text) => paragraph(text)).join('') + linked;
  return zip(
    ['[Content_Types].xml', typesOf('/word/document.xml', 'wordprocessingml.document.main')],
    ['_rels/.rels', relationsOf(['officeDocument', 'word/document.xml'])],
    [
      'word/document.xml',
      `${XML}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ],
    ['word/_rels/document.xml.rels', link ? relationsOf(['hyperlink', link, 'External']) : relationsOf()],
  );
}

const cellOf = (value: string | number) =>
  typeof value === 'number'
    ? `<c s="1"><v>${value}</v></c>`
    : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;

/** A small real workbook of one sheet; numbers stand with two places. */
export function anXlsx(sheet: string, rows: readonly (readonly (string | number)[])[]): Buffer {
  const lines = rows.map((row) => `<row>${row.map(cellOf).join('')}</row>`).join('');
  const styles = `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`;
  const first = `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`;
  return zip(
    ['[Content_Types].xml', typesOf('/xl/workbook.xml', 'spreadsheetml.sheet.main', styles + first)],
    ['_rels/.rels', relationsOf(['officeDocument', 'xl/workbook.xml'])],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationsOf(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'])],
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${SHEET}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf numFmtId="4" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
    ['xl/worksheets/sheet1.xml', `${XML}<worksheet xmlns="${SHEET}"><sheetData>${lines}</sheetData></worksheet>`],
  );
}
