/** The NIST curves of ECDSA (RFC 5480 2.1.1.1), by name only: explicit parameters are how CVE-2020-0601 was made. */

/** A curve in use. */
export type EcCurve = 'P-256' | 'P-384' | 'P-521';

/** What is to be known of a curve: its identifier, and the bytes of a coordinate. */
export const EC_CURVES: Readonly<Record<EcCurve, { readonly oid: string; readonly size: number }>> = {
  'P-256': { oid: '1.2.840.10045.3.1.7', size: 32 },
  'P-384': { oid: '1.3.132.0.34', size: 48 },
  'P-521': { oid: '1.3.132.0.35', size: 66 },
};

/** The curve of an identifier. */
export const curveOf = (oid: string): EcCurve | undefined =>
  (Object.keys(EC_CURVES) as EcCurve[]).find((name) => EC_CURVES[name].oid === oid);
