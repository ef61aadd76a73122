import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCEPTANCES, CARDS, INVITATIONS, RELATIONS } from './counterparties.sql.js';

/** E-10.1.2: who may send documents to whom. Invitations, their signed acceptance, the relation of two, each side's own card. */
export class Counterparties1700000300050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [INVITATIONS, RELATIONS, ACCEPTANCES, CARDS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity.counterparty_cards, identity.counterparty_acceptances, identity.counterparty_relations,
        identity.counterparty_invitations;
      DROP FUNCTION identity.keep_invitation();
      DROP FUNCTION identity.own_bin()`);
  }
}
