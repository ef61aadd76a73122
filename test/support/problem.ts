/** What a refusal on the wire must look like, whatever its code (RFC 9457). */
import type { Response } from 'supertest';

/** Checks that the answer is a problem with this status and code, in words. Returns its body. */
export function expectProblem(response: Response, status: number, code: string): Record<string, unknown> {
  expect([response.status, response.body.code, response.headers['content-type']]).toEqual([
    status,
    code,
    expect.stringContaining('application/problem+json'),
  ]);
  expect(response.body).toMatchObject({ status, type: `urn:qujat:problem:${code}` });
  expect(String(response.body.detail)).toMatch(/\p{L}{3}/u);
  return response.body as Record<string, unknown>;
}

/** Checks that the refusal is told in each of the three languages, in three different sentences. */
export async function expectInThreeLanguages(
  status: number,
  code: string,
  refused: (locale: string) => PromiseLike<Response>,
): Promise<void> {
  const sentences: unknown[] = [];
  for (const locale of ['kk', 'ru', 'en']) {
    const response = await refused(locale);
    sentences.push(expectProblem(response, status, code).detail);
    expect(response.headers['content-language']).toBe(locale);
  }
  expect(new Set(sentences).size).toBe(3);
}
