import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, attachment, CurrentActor, Requires, SignedIn } from '@qujat/platform';
import { DocumentPresenter } from '../document/document.presenter.js';
import {
  ChangePackage,
  DocumentPackage,
  ListPackages,
  MakePackage,
  type PackageLine,
  PackagePage,
} from './package.dto.js';
import { PackageService, type PackageView } from './package.service.js';
import type { ListedPackage } from './package.types.js';

/** Packages of documents (E-6.6.2). */
@ApiTags('document-packages')
@ApiCookieAuth()
@Controller('document-packages')
export class PackageController {
  constructor(
    private readonly packages: PackageService,
    private readonly presenter: DocumentPresenter,
  ) {}

  @Post()
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'makePackage', summary: 'Makes a package of drafts that go to the same recipient.' })
  @ApiCreatedResponse({ type: DocumentPackage })
  @ApiConflictResponse()
  async make(@CurrentActor() actor: Actor, @Body() dto: MakePackage): Promise<DocumentPackage> {
    return this.present(await this.packages.make(actor, dto), actor);
  }

  @Get()
  @SignedIn()
  @ApiOperation({
    operationId: 'listPackages',
    summary: 'Packages made by the organisation or sent to it, newest first.',
  })
  @ApiOkResponse({ type: PackagePage })
  async list(@CurrentActor() actor: Actor, @Query() query: ListPackages): Promise<PackagePage> {
    const { found, next } = await this.packages.list(actor, query);
    return { items: found.map((line) => presentLine(line, actor)), nextCursor: next };
  }

  @Patch(':id')
  @Requires('document.prepare')
  @ApiOperation({
    operationId: 'changePackage',
    summary: 'Another title, or other documents in their order, of a package that has not been sent.',
  })
  @ApiOkResponse({ type: DocumentPackage })
  @ApiConflictResponse()
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ChangePackage,
  ): Promise<DocumentPackage> {
    return this.present(await this.packages.change(actor, id, dto), actor);
  }

  @Get(':id')
  @SignedIn()
  @ApiOperation({
    operationId: 'showPackage',
    summary: 'A package with its documents; the recipient sees it once sent.',
  })
  @ApiOkResponse({ type: DocumentPackage })
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DocumentPackage> {
    return this.present(await this.packages.get(actor, id), actor);
  }

  @Post(':id/send')
  @HttpCode(200)
  @Requires('document.send')
  @ApiOperation({ operationId: 'sendPackage', summary: 'Sends all its documents in one transaction, or none.' })
  @ApiOkResponse({ type: DocumentPackage })
  @ApiConflictResponse()
  async send(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DocumentPackage> {
    return this.present(await this.packages.send(actor, id), actor);
  }

  @Get(':id/archive')
  @SignedIn()
  @ApiOperation({
    operationId: 'downloadPackage',
    summary: 'Its files as a ZIP with their signatures, a list of contents and checksums.',
  })
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async archive(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { number, bytes } = await this.packages.archive(actor, id, actor.locale);
    return new StreamableFile(bytes, { type: 'application/zip', disposition: attachment(`${number}.zip`) });
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('document.prepare')
  @ApiOperation({ operationId: 'undoPackage', summary: 'Takes a package apart that has not been sent.' })
  @ApiNoContentResponse()
  @ApiConflictResponse()
  async undo(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.packages.undo(actor, id);
  }

  private async present({ made, documents, extras }: PackageView, actor: Actor): Promise<DocumentPackage> {
    const { id, number, title, state, madeAt, madeBy, sentAt, senderId } = made;
    const own = senderId === actor.participantId;
    return {
      ...{ id, number, title, state, own },
      ...{ madeAt: madeAt.toISOString(), madeBy: own ? madeBy : null, sentAt: sentAt?.toISOString() ?? null },
      documents: await this.presenter.lines(documents, extras, actor),
    };
  }
}

const presentLine = (
  { id, number, title, state, senderId, counterparty, documentCount, madeAt, sentAt }: ListedPackage,
  { participantId }: Actor,
): PackageLine => ({
  ...{ id, number, title, state, counterparty, documentCount, own: senderId === participantId },
  madeAt: madeAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});
