import type { DocumentForm, QujatDocument } from '../../lib/api';
import { ApiProblem } from '../../lib/api/problem';
import { UNTOUCHED, type Values } from './document-form';
import { DraftKeeper, type DraftCalls, EDITED_MEANWHILE } from './draft-keeper';

const titled = (title: string): Values => ({ ...UNTOUCHED, title });

/** A server that answers when it is let, and remembers what it was asked. */
function aServer() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  let kept: Partial<QujatDocument> = {};
  const answer = (): Promise<QujatDocument> =>
    new Promise((resolve) => {
      const now = { ...kept };
      waiting.push(() => resolve(now as QujatDocument));
    });
  const calls: DraftCalls = {
    create: (form: DocumentForm) => {
      asked.push(`create ${form.title}`);
      const { recipients: _, ...written } = form;
      kept = { ...written, id: 'd1', recipient: null, version: 1 };
      return answer();
    },
    read: () => answer(),
    edit: (id, { version, ...changes }) => {
      if (version !== kept.version) return Promise.reject(new ApiProblem({ status: 409, code: EDITED_MEANWHILE }));
      asked.push(`edit ${id} ${JSON.stringify(changes)}`);
      kept = { ...kept, ...(changes as Partial<QujatDocument>), version: version! + 1 };
      return answer();
    },
  };
  const pass = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
    waiting.splice(0).forEach((go) => go());
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  const others = (changes: Partial<QujatDocument>) => {
    kept = { ...kept, ...changes, version: kept.version! + 1 };
  };
  return { asked, calls, pass, others };
}

describe('a draft that saves itself', () => {
  it('is not made before it has a title', async () => {
    const { asked, calls } = aServer();
    const keeper = new DraftKeeper(calls);
    expect(await keeper.save(titled(' '))).toBeUndefined();
    expect(asked).toEqual([]);
    expect(keeper.id).toBeUndefined();
  });

  it('is made once, however many ask while it is being made', async () => {
    const { asked, calls, pass } = aServer();
    const keeper = new DraftKeeper(calls);
    const saves = [keeper.save(titled('Хат')), keeper.save(titled('Хат')), keeper.save(titled('Хат № 2'))];
    await pass();
    await pass();
    const saved = await Promise.all(saves);
    expect(asked).toEqual(['create Хат', 'edit d1 {"title":"Хат № 2"}']);
    expect(saved.map((each) => each?.id)).toEqual(['d1', 'd1', 'd1']);
  });

  it('sends nothing when nothing differs', async () => {
    const { asked, calls, pass } = aServer();
    const keeper = new DraftKeeper(calls);
    void keeper.save(titled('Хат'));
    await pass();
    await keeper.save(titled('Хат '));
    expect(asked).toEqual(['create Хат']);
  });

  it('goes on after a refusal, with everything that was not taken', async () => {
    const { asked, calls, pass } = aServer();
    let isDown = true;
    const keeper = new DraftKeeper({
      ...calls,
      create: (form) => (isDown ? Promise.reject(new Error('no connection')) : calls.create(form)),
    });
    await expect(keeper.save(titled('Хат'))).rejects.toThrow('no connection');
    isDown = false;
    const next = keeper.save(titled('Хат, толық'));
    await pass();
    expect((await next)?.id).toBe('d1');
    expect(asked).toEqual(['create Хат, толық']);
  });

  const begun = async () => {
    const server = aServer();
    const keeper = new DraftKeeper(server.calls);
    const made = keeper.save(titled('Хат'));
    await server.pass();
    await made;
    return { ...server, keeper };
  };
  const settled = async <T>(promise: Promise<T>, pass: () => Promise<void>) => {
    const outcome = promise.then(
      (value) => ({ value }),
      (cause: unknown) => ({ code: (cause as ApiProblem).code }),
    );
    for (let i = 0; i < 5; i++) await pass();
    return outcome;
  };

  it('that somebody else has changed meanwhile is not overwritten: the person is told, and decides', async () => {
    const { keeper, others, pass } = await begun();
    others({ title: 'Хат басқаша' });
    expect(await settled(keeper.save(titled('Хат № 2')), pass)).toEqual({ code: EDITED_MEANWHILE });
    await settled(keeper.catchUp(), pass);
    expect(await settled(keeper.save(titled('Хат № 2')), pass)).toMatchObject({ value: { title: 'Хат № 2' } });
  });

  it('of which only the file has changed meanwhile goes on by itself', async () => {
    const { keeper, others, pass } = await begun();
    others({ file: null });
    expect(await settled(keeper.save(titled('Хат № 2')), pass)).toMatchObject({ value: { title: 'Хат № 2' } });
  });
});
