/** Memories of what follows from bytes alone: kept as long as the objects it was worked out from. */

/** Works out once for the same object; what throws is tried anew. */
export function oncePer<K extends object, V extends object | string>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}

/** Works out once for the same two objects, in this order. */
export function oncePerPair<A extends object, B extends object, V extends object | string>(
  make: (a: A, b: B) => V,
): (a: A, b: B) => V {
  const of = oncePer((a: A) => oncePer((b: B) => make(a, b)));
  return (a, b) => of(a)(b);
}

/** Nothing that an answer can be. */
const REFUSED = Symbol('refused');

/**
 * Asks once about the same two objects, in this order. Until the answer has come everybody waits for the same one; from then on it is
 * there without waiting, which is most of what a known answer costs. What was refused is refused again.
 */
export function answeredOnce<A extends object, B extends object, V>(
  ask: (a: A, b: B) => Promise<V>,
): (a: A, b: B) => V | Promise<V> {
  interface Answer {
    readonly coming: Promise<V>;
    value: V | typeof REFUSED;
  }
  const of = oncePerPair((a: A, b: B): Answer => {
    const answer: Answer = { coming: ask(a, b), value: REFUSED };
    answer.coming.then(
      (value) => (answer.value = value),
      () => undefined,
    );
    return answer;
  });
  return (a, b) => {
    const { coming, value } = of(a, b);
    return value === REFUSED ? coming : value;
  };
}
