import { renderAsync } from 'docx-preview';
import DOMPurify from 'dompurify';
import { boundedPackage } from './bounded-package';

/** Nothing is loaded, nothing runs: not from here, not from elsewhere (and the frame is sandboxed besides). */
const POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'";
const FORBIDDEN = [
  'style',
  'form',
  'input',
  'button',
  'textarea',
  'select',
  'iframe',
  'object',
  'embed',
  'audio',
  'video',
];

/** The pages on grey, as wide as they are; on a narrow screen the text flows anew. */
const FRAME = `
  html { color-scheme: light; background: #e9ecef; }
  body { margin: 0; }
  .docx-wrapper { padding: 16px !important; background: none !important; }
  .docx-wrapper > section.docx { margin-bottom: 16px !important; overflow-wrap: anywhere; }
  img { max-width: 100%; }
  @media (max-width: 600px) {
    .docx-wrapper { padding: 6px !important; }
    .docx-wrapper > section.docx { width: auto !important; min-height: 0 !important; padding: 16px !important; }
    table { max-width: 100%; }
  }`;

/** A link is words only: its address is shown, and leads nowhere. */
function blunt(root: Element): void {
  for (const link of root.querySelectorAll('a[href]')) {
    const address = link.getAttribute('href') ?? '';
    if (!address.startsWith('#')) link.setAttribute('title', address);
    link.removeAttribute('href');
  }
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A text document as a page that can only be looked at. */
export async function wordHtml(bytes: Uint8Array, title: string): Promise<string> {
  const [body, styles] = [document.createElement('div'), document.createElement('div')];
  await renderAsync(boundedPackage(bytes), body, styles, {
    className: 'docx',
    useBase64URL: true,
    renderAltChunks: false,
    renderComments: false,
    ignoreLastRenderedPageBreak: false,
  });
  const clean = DOMPurify.sanitize(body.innerHTML, {
    USE_PROFILES: { html: true, svg: true, mathMl: true },
    FORBID_TAGS: FORBIDDEN,
    RETURN_DOM: true,
  });
  blunt(clean);
  const css = [...styles.querySelectorAll('style')].map(({ textContent }) => textContent ?? '').join('\n');
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escaped(title)}</title><style>${css.replaceAll('</', '<\\/')}\n${FRAME}</style></head><body>${clean.innerHTML}</body></html>`;
}
