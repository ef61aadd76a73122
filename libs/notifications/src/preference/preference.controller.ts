import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, SignedIn } from '@qujat/platform';
import { NotificationPreference, SetPreference } from './preference.dto.js';
import { PreferenceService } from './preference.service.js';

@ApiTags('notifications')
@Controller('notifications/preferences')
@SignedIn()
export class PreferenceController {
  constructor(private readonly preferences: PreferenceService) {}

  @Get()
  @ApiOperation({ operationId: 'notificationPreferences', summary: 'About what letters are sent, and by which way.' })
  @ApiOkResponse({ type: [NotificationPreference] })
  list(@CurrentActor() actor: Actor): Promise<NotificationPreference[]> {
    return this.preferences.of(actor);
  }

  @Put()
  @ApiOperation({
    operationId: 'setNotificationPreference',
    summary: 'Declines letters about a topic, or wants them (E-10.2.2).',
  })
  @ApiOkResponse({ type: [NotificationPreference] })
  set(@CurrentActor() actor: Actor, @Body() preference: SetPreference): Promise<NotificationPreference[]> {
    return this.preferences.set(actor, preference);
  }
}
