import type { Request } from 'express';
import type { SignInPlace } from './session.repository.js';

/** The page the request comes from; the platform has refused foreign ones before. */
export const originOf = (request: Request): string => request.headers.origin ?? request.headers.host ?? '';

/** From where a person signs in. */
export const placeOf = (request: Request): SignInPlace => ({
  address: request.ip ?? '',
  userAgent: request.get('user-agent') ?? '',
});
