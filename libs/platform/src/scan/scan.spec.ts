import net, { type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { ClamdScanner, NoScanner } from './clamd-scanner.js';
import { ScannerUnavailable } from './content-scanner.js';

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

/** Speaks clamd's INSTREAM from the server's side: length-prefixed chunks up to an empty one; limit as StreamMaxLength. */
function clamd(limit: number, answer?: (content: Buffer) => string): Promise<net.Server> {
  const server = net.createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      bytes = Buffer.concat([bytes, data]);
      const content = contentOf(bytes);
      if (content === 'incomplete') {
        if (bytes.length > limit) socket.end('INSTREAM size limit exceeded. ERROR\0');
        return;
      }
      const infected = content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
      socket.end(`${answer ? answer(content) : infected}\0`);
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function contentOf(bytes: Buffer): Buffer | 'incomplete' {
  const command = 'zINSTREAM\0';
  if (bytes.length < command.length) return 'incomplete';
  expect(bytes.subarray(0, command.length).toString()).toBe(command);
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return 'incomplete';
}

describe('content scanner', () => {
  const servers: net.Server[] = [];
  const start = async (limit = 10_000_000, answer?: (content: Buffer) => string) => {
    const server = await clamd(limit, answer);
    servers.push(server);
    return new ClamdScanner({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  };
  afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));

  it('sends the whole content, in chunks, and takes the verdict', async () => {
    let size = 0;
    const scanner = await start(10_000_000, (content) => {
      size = content.length;
      return 'stream: OK';
    });
    expect(await scanner.scan(Readable.from([Buffer.alloc(300_000, 'a'), Buffer.alloc(1, 'b')]))).toEqual({
      clean: true,
    });
    expect(size).toBe(300_001);
    expect(scanner.enabled).toBe(true);
  });

  it('names the threat', async () => {
    const scanner = await start();
    expect(await scanner.scan(Readable.from([Buffer.from(`x${EICAR}`)]))).toEqual({
      clean: false,
      threat: 'Eicar-Test-Signature',
    });
  });

  it('without a verdict nothing counts as clean: limit passed, strange words, silence, nobody there', async () => {
    const limited = await start(100_000);
    await expect(limited.scan(Readable.from([Buffer.alloc(1_000_000)]))).rejects.toThrow(ScannerUnavailable);
    const strange = await start(100_000, () => 'stream: OK, I think');
    await expect(strange.scan(Readable.from([Buffer.from('a')]))).rejects.toThrow('OK, I think');
    const silent = await start(100_000, () => '');
    await expect(silent.scan(Readable.from([Buffer.from('a')]))).rejects.toThrow(ScannerUnavailable);
    await expect(new ClamdScanner({ host: '127.0.0.1', port: 1 }).scan(Readable.from([]))).rejects.toThrow(
      ScannerUnavailable,
    );
  });

  it('an unreadable content is no clean content', async () => {
    const scanner = await start();
    const broken = new Readable({
      read() {
        this.destroy(new Error('disk'));
      },
    });
    await expect(scanner.scan(broken)).rejects.toThrow(ScannerUnavailable);
  });

  it('says that nothing is scanned where no scanner is configured', async () => {
    const none = new NoScanner();
    expect(none.enabled).toBe(false);
    expect(await none.scan()).toEqual({ clean: true });
  });
});
