import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { AccreditationMessage } from './accreditation.response.js';
import { SendMessage } from './case.dto.js';
import { presentMessage } from './case.presenter.js';
import { QuestionService } from './question.service.js';

/** What the operator asks about one's own application. */
export class Questions {
  @ApiProperty({ description: 'Does the case wait for an answer?' })
  awaitsAnswer!: boolean;
  @ApiProperty({ type: [AccreditationMessage] })
  messages!: AccreditationMessage[];
}

@ApiTags('registration')
@Controller('participants/mine/questions')
@SignedIn()
export class QuestionController {
  constructor(private readonly questions: QuestionService) {}

  @Get()
  @ApiOperation({
    operationId: 'ownQuestions',
    summary: 'Questions of the operator about the application, and answers.',
  })
  @ApiOkResponse({ type: Questions })
  async mine(@CurrentActor() actor: Actor): Promise<Questions> {
    const { awaitsAnswer, messages } = await this.questions.mine(actor);
    return { awaitsAnswer, messages: messages.map(presentMessage) };
  }

  @Post('answers')
  @ApiOperation({ operationId: 'answerQuestion', summary: 'Answers; the case goes back to the operator.' })
  @ApiCreatedResponse({ type: Questions })
  async answer(@CurrentActor() actor: Actor, @Body() { text }: SendMessage): Promise<Questions> {
    await this.questions.answer(actor, text);
    return this.mine(actor);
  }
}
