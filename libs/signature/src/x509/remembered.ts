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
