/**
 * Which addresses the command line asks, and how. An address that stands in a certificate was chosen by whoever made the
 * certificate: it is asked only when the user has allowed its host, and never at a private address unless that is allowed too.
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { UsageError } from '../command.js';

/** What the user allows beside the addresses they name themselves. */
export interface Allowed {
  /** Hosts (with port, where it is not the usual one) whose addresses in certificates are followed. */
  readonly hosts: ReadonlySet<string>;
  /** Follow them to private and local addresses too. */
  readonly private: boolean;
}

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

/** Is this an address of one's own network (RFC 1918, RFC 6598, RFC 4193 and the like)? */
export const isPrivate = (address: string): boolean => PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An http(s) address the user named; a UsageError otherwise. */
export function namedAddress(text: string, option: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:') throw new UsageError(`${option} is not an http address: ${text}`);
  return text;
}

/** An address that may be followed. */
export interface Followable {
  readonly url: string;
  /** Where its host is: what was judged is what is connected to, whatever the name says a moment later. */
  readonly address?: string;
}

/** How names of hosts are looked up; for tests another way than the system's. */
export type Lookup = (host: string) => Promise<readonly { readonly address: string }[]>;

const bySystem: Lookup = (host) => lookup(host, { all: true });

/** The address in a certificate, when it may be followed; otherwise why not. */
export async function followable(
  text: string,
  allowed: Allowed,
  find: Lookup = bySystem,
): Promise<Followable | { readonly refused: string }> {
  if (!URL.canParse(text)) return { refused: 'not an address' };
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { refused: 'not an http address' };
  if (url.username || url.password) return { refused: 'an address with a password' };
  if (!allowed.hosts.has(url.host)) return { refused: `${url.host} is not allowed (--allow ${url.host})` };
  if (allowed.private) return { url: url.href };
  try {
    const found = await find(url.hostname.replace(/^\[|\]$/g, ''));
    const own = found.find(({ address }) => isPrivate(address));
    if (own) return { refused: `${url.host} is at the private address ${own.address} (--allow-private)` };
    return { url: url.href, address: found[0]!.address };
  } catch (error) {
    return { refused: `${url.host}: ${(error as Error).message}` };
  }
}
