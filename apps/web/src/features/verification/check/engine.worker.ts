/** The signature engine beside the page: it reads files piece by piece, and the page stays responsive. */
import { reportWords, validateStream } from '@qujat/signature';
import type { EngineAnswer, EngineCall } from './engine-messages';
import { NoTrustMaterial, trustMaterial } from './trust-material';

const PIECE = 1024 * 1024;
/** XML and a ZIP without signatures: judging them loads all that the engine would load later, while there is a network. */
const WARM_UP = ['<a/>', 'PK\u0005\u0006'.padEnd(22, '\0')].map((text) => new TextEncoder().encode(text));
const NO_EVIDENCE = { certificates: [], ocspResponses: [], crls: [] };

async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE) yield new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
}

async function prepare(): Promise<void> {
  const { trust } = await trustMaterial();
  for (const file of WARM_UP) await validateStream({ signature: [file], trust, evidence: NO_EVIDENCE, at: new Date() });
}

async function check({ signature, content }: { signature: Blob; content: Blob | undefined }) {
  const { trust, crls } = await trustMaterial();
  const report = await validateStream({
    signature: () => piecesOf(signature),
    ...(content && { content: () => piecesOf(content) }),
    trust,
    evidence: { ...NO_EVIDENCE, crls },
    at: new Date(),
  });
  return { report, words: reportWords(report) };
}

async function answerTo(call: EngineCall): Promise<EngineAnswer> {
  try {
    if (call.files) return { id: call.id, checked: await check(call.files) };
    await prepare();
    return { id: call.id };
  } catch (error) {
    return { id: call.id, failure: error instanceof NoTrustMaterial ? 'no-trust-material' : String(error) };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<EngineCall>) => {
  void answerTo(data).then((answer) => self.postMessage(answer));
});
