import { type DynamicModule, Module } from '@nestjs/common';
import { SessionAuthenticator } from '@qujat/platform';
import { AccreditationController } from './accreditation/accreditation.controller.js';
import { AccreditationPresenter } from './accreditation/accreditation.presenter.js';
import { AccreditationService } from './accreditation/accreditation.service.js';
import { AgreementController } from './agreement/agreement.controller.js';
import { AgreementService } from './agreement/agreement.service.js';
import { IdentityFacade } from './facade/identity.facade.js';
import { OperatorStaff } from './facade/operator-staff.service.js';
import { IdentitySettings, identitySettings } from './identity.config.js';
import { ParticipantController } from './participant/participant.controller.js';
import { ParticipantPresenter } from './participant/participant.presenter.js';
import { ParticipantService } from './participant/participant.service.js';
import { RegisterController } from './register/register.controller.js';
import { RegisterService } from './register/register.service.js';
import { NonceService } from './session/nonce.service.js';
import { SessionController } from './session/session.controller.js';
import { SessionService } from './session/session.service.js';
import { SessionView } from './session/session.view.js';
import { SignInService } from './session/sign-in.service.js';
import { UserController } from './user/user.controller.js';
import { UserService } from './user/user.service.js';

/** Participants, users, sessions, agreements, accreditation. Needs the platform and trust beside it. */
@Module({})
export class IdentityModule {
  /** The module with its settings. */
  static forRoot(settings: IdentitySettings = identitySettings()): DynamicModule {
    return {
      module: IdentityModule,
      // `participants/mine` is asked before `participants`, and neither has a parameter that could swallow the other.
      controllers: [
        SessionController,
        UserController,
        ParticipantController,
        AgreementController,
        AccreditationController,
        RegisterController,
      ],
      providers: [
        { provide: IdentitySettings, useValue: settings },
        ...[
          NonceService,
          SignInService,
          SessionService,
          SessionView,
          UserService,
          ParticipantService,
          ParticipantPresenter,
        ],
        ...[
          AgreementService,
          AccreditationService,
          AccreditationPresenter,
          RegisterService,
          IdentityFacade,
          OperatorStaff,
        ],
        { provide: SessionAuthenticator, useExisting: SessionService },
      ],
      exports: [SessionAuthenticator, IdentityFacade, OperatorStaff, AgreementService],
    };
  }
}
