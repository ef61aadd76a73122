import { Body, Controller, Get, Injectable, Module, Param, Post, Put, Req } from '@nestjs/common';
import { IsEmail, IsOptional, IsString, Length } from 'class-validator';
import type { Request } from 'express';
import { refusals, newId } from '@qujat/kernel';
import { CurrentActor, OperatorOnly, Public, Requires, SignedIn } from '../auth/access.js';
import type { Actor } from '../auth/actor.js';
import { RateLimit } from '../auth/rate-limit.js';
import { SessionAuthenticator } from '../auth/session-authenticator.js';
import { Routes } from '../auth/routes.js';
import { BlobStore } from '../blobs/blob-store.js';
import { testApp, type TestApp } from '../testing/test-app.js';

const ERRORS = {
  'note.locked': { status: 409, kk: 'Жабық: {title}', ru: 'Закрыто: {title}', en: 'Locked: {title}' },
  'note.title_taken': { status: 422, kk: 'Бұл атау бос емес', ru: 'Это название занято', en: 'This title is taken' },
};
const refuse = refusals(ERRORS);

class NoteDto {
  @IsString()
  @Length(1, 20, { message: 'note.title_taken' })
  title!: string;

  @IsOptional()
  @IsEmail()
  email?: string;
}

@Controller('notes')
@Injectable()
class NotesController {
  constructor(private readonly blobs: BlobStore) {}

  @Get('open') @Public() open() {
    return { ok: true };
  }
  @Get('mine') @SignedIn() mine(@CurrentActor() actor: Actor) {
    return { name: actor.name };
  }
  @Post() @Requires('document.prepare') create(@Body() dto: NoteDto) {
    return dto;
  }
  @Post('announce') @OperatorOnly('operator.announce') announce() {
    return {};
  }
  @Post('sign-in') @Public() @RateLimit('auth') signIn() {
    return {};
  }
  @Get('locked/:title') @Public() locked(@Param('title') title: string) {
    throw refuse('note.locked', {
      params: { title },
      state: 'locked',
      allowed: ['unlock'],
      members: { report: { ok: false } },
    });
  }
  @Get('broken') @Public() broken() {
    throw new Error('connection to 10.0.0.7 refused, password=hunter2');
  }
  @Put('content') @Public() async content(@Req() request: Request) {
    return this.blobs.put(request, { maxBytes: 1000 });
  }
}

class NobodyIsSignedIn extends SessionAuthenticator {
  authenticate() {
    return Promise.resolve(undefined);
  }
}

@Module({
  controllers: [NotesController],
  providers: [{ provide: SessionAuthenticator, useClass: NobodyIsSignedIn }],
})
class NotesModule {}

const person: Actor = {
  sessionId: newId(new Date()),
  userId: newId(new Date()),
  iin: '850312300000',
  bin: null,
  name: 'Айгүл',
  participantId: null,
  role: 'employee',
  rights: ['document.prepare'],
  powers: [],
  operator: false,
  certificateSha256: '00',
  locale: 'kk',
};

describe('HTTP', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await testApp({
      contexts: [{ name: 'notes', entities: [], migrations: [], errors: ERRORS }],
      modules: [NotesModule],
    });
  });
  afterAll(() => t.close());

  it('finds who acts from the session, and admits by right', async () => {
    expect((await t.agent().get('/api/notes/mine')).status).toBe(401);
    expect((await t.agent().get('/api/notes/mine').set('Cookie', 'qujat_session=made-up')).status).toBe(401);
    expect((await t.as(person).get('/api/notes/mine')).body).toEqual({ name: 'Айгүл' });
    expect((await t.as(person).post('/api/notes').send({ title: 'x' })).status).toBe(201);
    const refused = await t
      .as({ ...person, rights: [] })
      .post('/api/notes')
      .send({ title: 'x' });
    expect(refused.status).toBe(403);
    expect(refused.body.code).toBe('right.missing');
    expect((await t.as(person).post('/api/notes/announce')).body.code).toBe('operator.only');
    const operator: Actor = { ...person, operator: true, rights: ['operator.announce'] };
    expect((await t.as(operator).post('/api/notes/announce')).status).toBe(201);
    expect((await t.as({ ...operator, rights: [] }).post('/api/notes/announce')).body.code).toBe('right.missing');
  });

  it('renders a refusal as problem+json, in the language that is asked for, with state and what is allowed', async () => {
    const response = await t.agent().get('/api/notes/locked/A%20b').set('Accept-Language', 'en-GB,ru;q=0.5');
    expect(response.status).toBe(409);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.headers['content-language']).toBe('en');
    expect(response.body).toEqual({
      type: 'urn:qujat:problem:note.locked',
      title: 'Conflict',
      status: 409,
      detail: 'Locked: A b',
      code: 'note.locked',
      instance: '/api/notes/locked/A%20b',
      correlationId: response.headers['x-correlation-id'],
      state: 'locked',
      allowed: ['unlock'],
      report: { ok: false },
    });
    const own = await t.as({ ...person, rights: [] }).post('/api/notes');
    expect(own.body.detail).toBe('Бұл әрекетке құқығыңыз жоқ.');
    expect((await t.agent().get('/api/notes/locked/x')).headers['content-language']).toBe('ru');
  });

  it('tells nothing of an unexpected error but a number', async () => {
    const response = await t.agent().get('/api/notes/broken').set('X-Correlation-Id', 'req-12345678');
    expect(response.status).toBe(500);
    expect(response.body).toMatchObject({ code: 'internal.error', correlationId: 'req-12345678' });
    expect(response.text).not.toContain('hunter2');
  });

  it('says which fields are wrong, in words, and refuses fields it does not know', async () => {
    const post = (body: object) => t.as(person).post('/api/notes').set('Accept-Language', 'ru').send(body);
    const response = await post({ title: 'x'.repeat(21), email: 'nobody', iin: '850312300000' });
    expect(response.status).toBe(422);
    expect(response.body.code).toBe('request.invalid');
    expect(response.body.fields).toEqual({
      title: { code: 'note.title_taken', message: 'Это название занято' },
      email: { code: 'field.email', message: 'Неверный адрес электронной почты.' },
      iin: { code: 'field.unknown', message: 'Такого поля нет.' },
    });
    expect((await post([] as object)).status).toBe(422);
  });

  it('answers what is no JSON, too much of it, and an unknown path as problems', async () => {
    const post = () => t.as(person).post('/api/notes').type('json');
    expect((await post().send('{"title":')).body.code).toBe('request.malformed');
    expect((await post().send(JSON.stringify({ title: 'x'.repeat(2_100_000) }))).body.code).toBe('request.too_large');
    expect((await t.agent().get('/api/nowhere')).body.code).toBe('request.not_found');
  });

  it('E-3.10: refuses a change that does not come from the portal’s own pages', async () => {
    const from = (headers: Record<string, string>) => t.agent().post('/api/notes/sign-in').unset('Origin').set(headers);
    expect((await from({ Origin: 'https://evil.example' })).body.code).toBe('request.other_origin');
    expect((await from({ Origin: 'null' })).status).toBe(403);
    expect((await from({ 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost:3000' })).status).toBe(403);
    expect((await from({ 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
    expect((await from({})).status).toBe(403);
    expect((await from({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201);
    expect((await from({ Origin: 'http://localhost:3000' })).status).toBe(201);
    expect((await from({ Host: 'portal.kz', Origin: 'https://portal.kz' })).status).toBe(201);
  });

  it('E-6.6.3: refuses a content that is too large while it streams, with an answer, not a broken connection', async () => {
    const put = (size: number, type = 'application/json') =>
      t.agent().put('/api/notes/content').set('Content-Type', type).send('a'.repeat(size));
    expect((await put(1000)).body).toMatchObject({ size: 1000 });
    const refused = await put(1001);
    expect(refused.status).toBe(413);
    expect(refused.body.code).toBe('blob.too_large');
    expect((await put(5_000_000, 'application/pdf')).body.code).toBe('blob.too_large');
  });

  it('enumerates all routes with what they demand', () => {
    const routes = t.get(Routes).all();
    expect(routes).toContainEqual({
      method: 'POST',
      path: '/notes',
      handler: 'NotesController.create',
      access: { kind: 'requires', rights: ['document.prepare'] },
    });
    expect(routes).toHaveLength(8);
  });

  it('does not boot with a route that declares no access', async () => {
    @Controller('forgotten')
    class Forgotten {
      @Get() read() {
        return {};
      }
    }
    await expect(testApp({ contexts: [], controllers: [Forgotten] })).rejects.toThrow(
      'GET /forgotten (Forgotten.read)',
    );
  });

  it('E-3.1: limits requests by person and by address, and says when to come again', async () => {
    const rateLimits = { address: 1000, auth: 2, public: 1000, signedIn: 3, export: 3 };
    const limited = await testApp({ contexts: [], modules: [NotesModule], settings: { rateLimits } });
    const signIn = () => limited.agent().post('/api/notes/sign-in');
    const statuses = [await signIn(), await signIn(), await signIn()].map((response) => response.status);
    expect(statuses).toEqual([201, 201, 429]);
    const refused = await signIn();
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.body.code).toBe('request.too_many');
    const mine = (actor: Actor) => limited.as(actor).get('/api/notes/mine');
    for (let i = 0; i < 3; i++) expect((await mine(person)).status).toBe(200);
    expect((await mine(person)).status).toBe(429);
    expect((await mine({ ...person, iin: '900101400000' })).status).toBe(200);
    await limited.close();
  });
});
