/**
 * The WebAssembly text of point arithmetic on a curve over p = 2^bits − c, for signatures to be verified: all of it works on
 * public data, so nothing here takes care to run in constant time.
 *
 * A field element is `limbs` signed 64-bit words of `radix` bits each, least significant first, loosely: a limb may be negative
 * or a few bits longer, and only `isZero` looks for the one canonical form. Products of limbs are summed by column and fit into 63 bits as
 * long as the factors are sums of at most four elements that have been carried. What overflows the top is folded back times
 * 2^(limbs·radix) mod p. WebAssembly has no multiplication to 128 bits: 19 limbs of 27 bits take 361 plain ones, and no carries within.
 * Points are Jacobian: X‖Y‖Z.
 */

/** The two fields in use. `minus3`: the curve's a is −3; otherwise it lies in memory at `a`. */
export const GOST_512 = { bits: 512, c: 569, limbs: 19, radix: 27, minus3: true };
export const GOST_256 = { bits: 256, c: 617, limbs: 10, radix: 26, minus3: false };

/** Where things lie: scratch elements, columns of a product (13, 14), then `free` for the caller's points. */
export function gostLayout({ bits, c, limbs, radix }) {
  const element = 16 * Math.ceil(limbs / 2);
  return { bits, c, limbs, radix, element, a: 12 * element, free: 16 * element, pages: 2 };
}

const range = (n) => Array.from({ length: n }, (_, i) => i);

/** The text of the module. */
export function gostWat(curve) {
  const { bits, c, limbs, radix, minus3 } = curve;
  const { element, a, pages } = gostLayout(curve);
  const n = limbs;
  const fold = c * 2 ** (limbs * radix - bits);
  const mask = 2 ** radix - 1;
  const all = range(n);
  const pairs = range(element / 16);
  const get = (name) => `(local.get $${name})`;
  const limb = (place, i) => `(i64.load offset=${8 * i} ${get(place)})`;
  const store = (place, i, value) => `(i64.store offset=${8 * i} ${get(place)} ${value})`;
  const sum = (terms) => terms.reduce((left, right) => `(i64.add ${left}\n${right})`);
  const column = (i) => `(i64.load offset=${13 * element + 8 * i} (i32.const 0))`;
  const carry = (i, value) =>
    `(local.set $t (i64.add (local.get $k) ${value}))
(local.set $k (i64.shr_s (local.get $t) (i64.const ${radix})))
(i64.store offset=${13 * element + 8 * i} (i32.const 0) (i64.and (local.get $t) (i64.const ${mask})))`;

  /**
   * Columns of a product, carried, folded and carried again, to $d. Each column is put into memory when it is ready: held in
   * locals they are all kept until the end by V8's scheduler, spilled, and the product takes twice as long.
   */
  const reduce = (sumOf) => `
(local.set $k (i64.const 0))
${range(2 * n - 1)
  .map((k) => carry(k, sumOf(k)))
  .join('\n')}
(i64.store offset=${13 * element + 8 * (2 * n - 1)} (i32.const 0) (local.get $k))
(local.set $k (i64.const 0))
${all
  .map(
    (
      i,
    ) => `(local.set $t (i64.add (local.get $k) (i64.add ${column(i)} (i64.mul (i64.const ${fold}) ${column(i + n)}))))
(local.set $k (i64.shr_s (local.get $t) (i64.const ${radix})))
${store('d', i, `(i64.and (local.get $t) (i64.const ${mask}))`)}`,
  )
  .join('\n')}
(local.set $t (i64.add ${limb('d', 0)} (i64.mul (i64.const ${fold}) (local.get $k))))
${store('d', 0, `(i64.and (local.get $t) (i64.const ${mask}))`)}
${store('d', 1, `(i64.add ${limb('d', 1)} (i64.shr_s (local.get $t) (i64.const ${radix})))`)}`;

  const product = (k) =>
    sum(all.filter((i) => k - i >= 0 && k - i < n).map((i) => `(i64.mul ${limb('a', i)} ${limb('b', k - i)})`));
  const square = (k) => {
    const crossed = all
      .filter((i) => i < k - i && k - i < n)
      .map((i) => `(i64.mul ${limb('a', i)} ${limb('a', k - i)})`);
    const twice = crossed.length > 0 ? [`(i64.shl ${sum(crossed)} (i64.const 1))`] : [];
    return sum([...twice, ...(k % 2 === 0 ? [`(i64.mul ${limb('a', k / 2)} ${limb('a', k / 2)})`] : [])]);
  };
  const lanes = (name, op) => `(func $${name} (param $d i32) (param $a i32) (param $b i32)
${pairs.map((i) => `(v128.store offset=${16 * i} ${get('d')} (i64x2.${op} (v128.load offset=${16 * i} ${get('a')}) (v128.load offset=${16 * i} ${get('b')})))`).join('\n')})`;

  /** Calls by name, on scratch elements (numbers) and coordinates of $p and $q. */
  const place = (one) => {
    if (typeof one === 'number') return `(i32.const ${one * element})`;
    const [point, coordinate] = one;
    return `(i32.add ${get(point)} (i32.const ${'XYZ'.indexOf(coordinate) * element}))`;
  };
  const call = (name, ...places) => `(call $${name} ${places.map(place).join(' ')})`;
  const A = a / element;

  return `(module
(memory (export "memory") ${pages})
;; d = a·b
(func $mul (export "mul") (param $d i32) (param $a i32) (param $b i32) (local $t i64) (local $k i64)
${reduce(product)})
;; d = a²
(func $sqr (param $d i32) (param $a i32) (local $t i64) (local $k i64)
${reduce(square)})
${lanes('add', 'add')}
(export "sub" (func $sub))
${lanes('sub', 'sub')}
;; d = a·2^s, not carried
(func $shl (param $d i32) (param $a i32) (param $s i32)
${pairs.map((i) => `(v128.store offset=${16 * i} ${get('d')} (i64x2.shl (v128.load offset=${16 * i} ${get('a')}) ${get('s')}))`).join('\n')})
;; Brings every limb back to its length, but for a bit: each passes what is over to the next.
(func $carry (param $d i32) (local $k i64) (local $t i64)
(local.set $k (i64.mul (i64.const ${fold}) (i64.shr_s ${limb('d', n - 1)} (i64.const ${radix}))))
${all
  .map(
    (i) => `(local.set $t ${limb('d', i)})
${store('d', i, `(i64.add (local.get $k) (i64.and (local.get $t) (i64.const ${mask})))`)}
(local.set $k (i64.shr_s (local.get $t) (i64.const ${radix})))`,
  )
  .join('\n')})
;; Is a ≡ 0? Works in scratch 11.
(func $isZero (export "isZero") (param $a i32) (result i32) (local $d i32) (local $k i64) (local $t i64) (local $n i32)
(local.set $d ${place(11)})
${pairs.map((i) => `(v128.store offset=${16 * i} ${get('d')} (v128.load offset=${16 * i} ${get('a')}))`).join('\n')}
;; carried until nothing is left over, the excess above 2^${bits} folded with the rest: then 0 ≤ value < 2^${bits}
(loop $again
(local.set $k (i64.const 0))
${all
  .slice(0, -1)
  .map(
    (i) => `(local.set $t (i64.add (local.get $k) ${limb('d', i)}))
(local.set $k (i64.shr_s (local.get $t) (i64.const ${radix})))
${store('d', i, `(i64.and (local.get $t) (i64.const ${mask}))`)}`,
  )
  .join('\n')}
(local.set $t (i64.add (local.get $k) ${limb('d', n - 1)}))
(local.set $k (i64.shr_s (local.get $t) (i64.const ${bits - radix * (n - 1)})))
${store('d', n - 1, `(i64.and (local.get $t) (i64.const ${2 ** (bits - radix * (n - 1)) - 1}))`)}
${store('d', 0, `(i64.add ${limb('d', 0)} (i64.mul (local.get $k) (i64.const ${c})))`)}
(br_if $again (i64.ne (local.get $k) (i64.const 0))))
(i32.or
(i64.eqz ${all.map((i) => limb('d', i)).reduce((x, y) => `(i64.or ${x} ${y})`)})
(i64.eqz ${all
    .map((i) => {
      const ofP = i === 0 ? 2 ** radix - c : i < n - 1 ? mask : 2 ** (bits - radix * (n - 1)) - 1;
      return `(i64.xor ${limb('d', i)} (i64.const ${ofP}))`;
    })
    .reduce((x, y) => `(i64.or ${x} ${y})`)})))
;; p = 2p (EFD dbl-2001-b${minus3 ? '' : ', with 3X² + a·Z⁴ for its alpha'})
(func $double (export "double") (param $p i32)
${call('sqr', 0, ['p', 'Z'])}
${call('sqr', 1, ['p', 'Y'])}
${call('mul', 2, ['p', 'X'], 1)}
${
  minus3
    ? [
        call('sub', 3, ['p', 'X'], 0),
        call('add', 4, ['p', 'X'], 0),
        call('mul', 3, 3, 4),
        call('add', 4, 3, 3),
        call('add', 3, 3, 4),
      ].join('\n')
    : [
        call('sqr', 3, ['p', 'X']),
        call('add', 4, 3, 3),
        call('add', 3, 3, 4),
        call('sqr', 4, 0),
        call('mul', 4, 4, A),
        call('add', 3, 3, 4),
      ].join('\n')
}
${call('add', 4, ['p', 'Y'], ['p', 'Z'])}
${call('sqr', 4, 4)}
${call('sub', 4, 4, 1)}
${call('sub', ['p', 'Z'], 4, 0)}
(call $shl ${place(2)} ${place(2)} (i32.const 2))
${call('sqr', 4, 3)}
${call('sub', 4, 4, 2)}
${call('sub', ['p', 'X'], 4, 2)}
${call('carry', ['p', 'X'])}
${call('sub', 2, 2, ['p', 'X'])}
${call('mul', 2, 3, 2)}
${call('sqr', 1, 1)}
(call $shl ${place(1)} ${place(1)} (i32.const 3))
${call('sub', ['p', 'Y'], 2, 1)}
${call('carry', ['p', 'Y'])})
;; p = p ± q, neither of them infinite. 0: done; 1: the sum is infinite; 2: they are equal. In the last two cases p is as before.
${[false, true]
  .map(
    (
      affine,
    ) => `(func (export "${affine ? 'addAffine' : 'addPoint'}") (param $p i32) (param $q i32) (param $minus i32) (result i32)
${call('sqr', 0, ['p', 'Z'])}
${call('mul', 1, ['q', 'X'], 0)}
${call('mul', 0, 0, ['p', 'Z'])}
${call('mul', 2, ['q', 'Y'], 0)}
${
  affine
    ? [call('copy', 3, ['p', 'X']), call('copy', 4, ['p', 'Y'])].join('\n')
    : [
        call('sqr', 5, ['q', 'Z']),
        call('mul', 3, ['p', 'X'], 5),
        call('mul', 5, 5, ['q', 'Z']),
        call('mul', 4, ['p', 'Y'], 5),
      ].join('\n')
}
(if ${get('minus')} (then ${call('add', 2, 2, 4)} ${call('negate', 2)}) (else ${call('sub', 2, 2, 4)}))
${call('sub', 1, 1, 3)}
(if ${call('isZero', 1)} (then (return (i32.add (i32.const 1) ${call('isZero', 2)}))))
${call('sqr', 5, 1)}
${call('mul', 3, 3, 5)}
${call('mul', 5, 5, 1)}
${call('mul', ['p', 'Z'], ['p', 'Z'], 1)}
${affine ? '' : call('mul', ['p', 'Z'], ['p', 'Z'], ['q', 'Z'])}
${call('sqr', 6, 2)}
${call('sub', 6, 6, 5)}
${call('sub', 6, 6, 3)}
${call('sub', ['p', 'X'], 6, 3)}
${call('carry', ['p', 'X'])}
${call('sub', 3, 3, ['p', 'X'])}
${call('mul', 3, 3, 2)}
${call('mul', 4, 4, 5)}
${call('sub', ['p', 'Y'], 3, 4)}
(i32.const 0))`,
  )
  .join('\n')}
(func $copy (param $d i32) (param $a i32)
${pairs.map((i) => `(v128.store offset=${16 * i} ${get('d')} (v128.load offset=${16 * i} ${get('a')}))`).join('\n')})
(func $negate (param $d i32)
${pairs.map((i) => `(v128.store offset=${16 * i} ${get('d')} (i64x2.neg (v128.load offset=${16 * i} ${get('d')})))`).join('\n')})
)
`;
}
