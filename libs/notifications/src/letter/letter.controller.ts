import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Locale } from '@qujat/kernel';
import { type Actor, CurrentActor, OperatorOnly, operatorScopeOf } from '@qujat/platform';
import { templateOf } from '../templates/index.js';
import { render } from '../templates/render.js';
import { DeadLetter } from './letter.dto.js';
import type { LetterRecord } from './letter.repository.js';
import { LetterService } from './letter.service.js';

/** `a***@example.kz`, `+7***67`: the operator sees where it goes, not the address itself (E-10.2.1). */
const masked = (address: string): string =>
  address.includes('@')
    ? `${address.slice(0, 1)}***${address.slice(address.lastIndexOf('@'))}`
    : `${address.slice(0, 2)}***${address.slice(-2)}`;

function present(letter: LetterRecord, locale: Locale): DeadLetter {
  const { id, channel, kind, params, address, attempts, lastError, createdAt, settledAt } = letter;
  const template = templateOf(kind);
  return {
    ...{ id, channel, kind, attempts, reason: lastError ?? '' },
    title: template ? render({ ...template, text: template.title }, params, locale).title : kind,
    address: address && masked(address),
    createdAt: createdAt.toISOString(),
    diedAt: (settledAt ?? createdAt).toISOString(),
  };
}

@ApiTags('notifications')
@Controller('operator/letters')
@OperatorOnly('operator.announce')
export class LetterController {
  constructor(private readonly letters: LetterService) {}

  @Get()
  @ApiOperation({ operationId: 'deadLetters', summary: 'Letters that could not be delivered, the newest first.' })
  @ApiOkResponse({ type: [DeadLetter] })
  async dead(@CurrentActor() actor: Actor): Promise<DeadLetter[]> {
    return (await this.letters.dead(operatorScopeOf(actor))).map((letter) => present(letter, actor.locale));
  }

  @Post(':id/retry')
  @HttpCode(204)
  @ApiOperation({ operationId: 'retryLetter', summary: 'Sends a letter again.' })
  @ApiNoContentResponse()
  retry(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.letters.retry(operatorScopeOf(actor), id);
  }
}
