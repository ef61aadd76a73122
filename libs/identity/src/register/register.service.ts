import { Injectable } from '@nestjs/common';
import { PUBLIC_SCOPE, UnitOfWork } from '@qujat/platform';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { pageOfParticipants } from '../participant/participant.repository.js';
import type { RegisterQuery } from './register.dto.js';

const EXPORT_PAGE = 500;

/** The public register of accredited participants (E-5.8). */
@Injectable()
export class RegisterService {
  constructor(private readonly work: UnitOfWork) {}

  /** A page by name. It runs in the public scope: what is not accredited is not there to be found. */
  async page({ search, region, cursor, limit = 25 }: RegisterQuery) {
    const after = decodeCursor(cursor);
    const trimmed = search?.trim();
    const rows = await this.work.run(PUBLIC_SCOPE, (tx) =>
      pageOfParticipants(tx, {
        ...{ states: ['accredited'], order: 'name', limit: limit + 1 },
        ...(trimmed ? { search: trimmed } : {}),
        ...(region ? { region } : {}),
        ...(after ? { after } : {}),
      }),
    );
    return pageOf(rows, limit);
  }

  /** Everything that is sought, page by page, each in a transaction of its own: an export holds nothing up. */
  async *pages(sought: Pick<RegisterQuery, 'search' | 'region'>) {
    for (let cursor: string | undefined; ;) {
      const { items, nextCursor } = await this.page({ ...sought, limit: EXPORT_PAGE, ...(cursor ? { cursor } : {}) });
      yield items;
      if (nextCursor === null) return;
      cursor = nextCursor;
    }
  }
}
