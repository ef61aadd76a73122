/** Groups the checks of a signature by the building blocks of ETSI EN 319 102-1 5.2. */
import type { Block, BlockFindings, Check } from '../report/report.js';

const CLAUSES: Readonly<Record<Block, string>> = {
  format: 'ETSI EN 319 102-1 5.2.2',
  identification: 'ETSI EN 319 102-1 5.2.3',
  context: 'ETSI EN 319 102-1 5.2.4',
  x509: 'ETSI EN 319 102-1 5.2.6',
  cryptographic: 'ETSI EN 319 102-1 5.2.7',
  acceptance: 'ETSI EN 319 102-1 5.2.8',
  timestamps: 'ETSI EN 319 102-1 5.4, 5.5, 5.6',
};

const BLOCKS = Object.keys(CLAUSES) as Block[];

const CRYPTOGRAPHIC = /(content|message-digest|signature|references?|coverage|digest|files|unsigned-files|given-file)$/;

const known = new Map<string, Block>();

/** The block a check belongs to. The names of checks are those of `RULES`, so each is looked at once. */
export function blockOf(id: string): Block {
  const block = known.get(id) ?? findBlock(id);
  known.set(id, block);
  return block;
}

function findBlock(id: string): Block {
  if (id.startsWith('timestamp.')) return 'timestamps';
  if (id.startsWith('path.') || id.startsWith('certificate.')) return 'x509';
  if (id === 'signature.policy') return 'context';
  if (id.endsWith('signing-certificate')) return 'identification';
  if (id === 'crypto.algorithm' || id.endsWith('digest-algorithm') || id.endsWith('signed-attributes'))
    return 'acceptance';
  if (id === 'cms.content-type') return 'acceptance';
  return CRYPTOGRAPHIC.test(id) ? 'cryptographic' : 'format';
}

/** The checks by block, in the order of the standard; blocks in which nothing was checked are left out. */
export function blocksOf(checks: readonly Check[]): BlockFindings[] {
  const byBlock = new Map<Block, Check[]>();
  for (const check of checks) {
    const block = blockOf(check.id);
    const own = byBlock.get(block);
    if (own) own.push(check);
    else byBlock.set(block, [check]);
  }
  const findings: BlockFindings[] = [];
  for (const block of BLOCKS) {
    const checks = byBlock.get(block);
    if (checks) findings.push({ block, spec: CLAUSES[block], checks });
  }
  return findings;
}
