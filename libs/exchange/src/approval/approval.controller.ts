import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, StreamableFile } from '@nestjs/common';
import { ApiCookieAuth, ApiConflictResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Clock } from '@qujat/kernel';
import { type Actor, attachment, CurrentActor, SignedIn } from '@qujat/platform';
import { Approve, ForwardTask, ReturnForChanges, StartApproval, WithdrawApproval } from './approval.dto.js';
import { presentApproval } from './approval.presenter.js';
import { Approval, RoundChanges } from './approval.response.js';
import { ApprovalService } from './approval.service.js';
import type { ApprovalView } from './approval.view.js';
import { ApprovingSignatures } from './approving-signature.js';
import { CompareService } from './compare.service.js';
import { DecisionService } from './decision.service.js';

const Id = () => Param('id', ParseUUIDPipe);

/** Approval of a document inside the organisation (E-7.1.2). How far a power goes, each act finds out itself (E-5.12). */
@ApiTags('approval')
@ApiCookieAuth()
@Controller('documents/:id/approval')
export class ApprovalController {
  constructor(
    private readonly approvals: ApprovalService,
    private readonly decisions: DecisionService,
    private readonly compared: CompareService,
    private readonly signatures: ApprovingSignatures,
    private readonly clock: Clock,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    operationId: 'getApproval',
    summary: 'The approval inside the reader’s organisation, with its history.',
  })
  @ApiOkResponse({ type: Approval })
  async get(@CurrentActor() actor: Actor, @Id() id: string): Promise<Approval> {
    return this.present(await this.approvals.get(actor, id), actor);
  }

  @Get('changes')
  @SignedIn()
  @ApiOperation({ operationId: 'getApprovalChanges', summary: 'What changed between rounds, or since the last one.' })
  @ApiOkResponse({ type: RoundChanges })
  changes(@CurrentActor() actor: Actor, @Id() id: string): Promise<RoundChanges> {
    return this.compared.changes(actor, id);
  }

  @Get('tasks/:taskId/signature')
  @SignedIn()
  @ApiOperation({
    operationId: 'downloadApprovingSignature',
    summary: 'The signature somebody of the organisation approved with, as a .p7s file (detached CMS, DER).',
  })
  @ApiProduces('application/pkcs7-signature')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async signature(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Param('taskId', ParseUUIDPipe) taskId: string,
  ): Promise<StreamableFile> {
    const { name, cms } = await this.signatures.content(actor, id, taskId);
    const type = 'application/pkcs7-signature';
    return new StreamableFile(cms, { type, disposition: attachment(name), length: cms.length });
  }

  @Post()
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ operationId: 'startApproval', summary: 'Submits for approval: a round begins.' })
  @ApiOkResponse({ type: Approval })
  @ApiConflictResponse()
  async start(@CurrentActor() actor: Actor, @Id() id: string, @Body() { routeId }: StartApproval): Promise<Approval> {
    return this.present(await this.approvals.start(actor, id, routeId), actor);
  }

  @Post('approve')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ operationId: 'approveDocument', summary: 'Approves, with a remark and a signature where asked.' })
  @ApiOkResponse({ type: Approval })
  @ApiConflictResponse()
  async approve(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: Approve): Promise<Approval> {
    return this.present(await this.decisions.approve(actor, id, dto), actor);
  }

  @Post('return')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ operationId: 'returnDocument', summary: 'Returns for changes, with the reason.' })
  @ApiOkResponse({ type: Approval })
  @ApiConflictResponse()
  async return(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: ReturnForChanges): Promise<Approval> {
    return this.present(await this.decisions.return(actor, id, dto), actor);
  }

  @Post('forward')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ operationId: 'forwardApproval', summary: 'Lets another person decide instead.' })
  @ApiOkResponse({ type: Approval })
  @ApiConflictResponse()
  async forward(@CurrentActor() actor: Actor, @Id() id: string, @Body() dto: ForwardTask): Promise<Approval> {
    return this.present(await this.decisions.forward(actor, id, dto), actor);
  }

  @Post('withdraw')
  @HttpCode(200)
  @SignedIn()
  @ApiOperation({ operationId: 'withdrawApproval', summary: 'Takes the document back from approval.' })
  @ApiOkResponse({ type: Approval })
  @ApiConflictResponse()
  async withdraw(
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Body() { reason }: WithdrawApproval,
  ): Promise<Approval> {
    return this.present(await this.approvals.withdraw(actor, id, reason || null), actor);
  }

  private present(view: ApprovalView, actor: Actor): Approval {
    return presentApproval(view, actor, this.clock);
  }
}
