import { type DynamicModule, Module } from '@nestjs/common';
import { SessionAuthenticator, StepUps } from '@qujat/platform';
import { ForeignNumbers } from '@qujat/trust';
import { AccountLetters } from './account/account-letters.service.js';
import { ACCOUNT_CONTROLLERS, ACCOUNT_PROVIDERS } from './account/account.parts.js';
import { AccreditationController } from './accreditation/accreditation.controller.js';
import { AccreditationPresenter } from './accreditation/accreditation.presenter.js';
import { AccreditationService } from './accreditation/accreditation.service.js';
import { EgovRegister } from './accreditation/state-register/egov-register.js';
import { StateRegister } from './accreditation/state-register/state-register.js';
import { AgreementController } from './agreement/agreement.controller.js';
import { AgreementService } from './agreement/agreement.service.js';
import { ASSOCIATION_CONTROLLERS, ASSOCIATION_PROVIDERS } from './association/association.parts.js';
import { AcceptanceService } from './counterparty/acceptance.service.js';
import { AcceptanceSettler } from './counterparty/acceptance-settler.js';
import { CounterpartyController } from './counterparty/counterparty.controller.js';
import { CounterpartyPresenter } from './counterparty/counterparty.presenter.js';
import { CounterpartyService } from './counterparty/counterparty.service.js';
import { InvitationController } from './counterparty/invitation.controller.js';
import { InvitationExpiry } from './counterparty/invitation.expiry.js';
import { InvitationLinks } from './counterparty/invitation.links.js';
import { InvitationService } from './counterparty/invitation.service.js';
import { Counterparties } from './counterparty/standings.js';
import { CertificateNight } from './certificate/certificate-night.js';
import { CertificateController } from './certificate/certificate.controller.js';
import { CertificateService } from './certificate/certificate.service.js';
import { OperatorSanctionController, SanctionController } from './sanction/sanction.controller.js';
import { AppealFileController } from './sanction/appeal-file.controller.js';
import { AppealFileService } from './sanction/appeal-file.service.js';
import { PortalSanctions } from './sanction/portal-sanctions.js';
import { SanctionService } from './sanction/sanction.service.js';
import { ContactController } from './contact/contact.controller.js';
import { ContactService } from './contact/contact.service.js';
import { Colleagues } from './facade/colleagues.service.js';
import { IdentityFacade } from './facade/identity.facade.js';
import { OperatorStaff } from './facade/operator-staff.service.js';
import { Recipients } from './facade/recipients.service.js';
import { ForeignNumberService } from './foreign/foreign-numbers.service.js';
import { IdentitySettings, identitySettings } from './identity.config.js';
import { DESK_CONTROLLERS, DESK_PROVIDERS } from './operator-desk.parts.js';
import { ParticipantController } from './participant/participant.controller.js';
import { ParticipantPresenter } from './participant/participant.presenter.js';
import { ParticipantService } from './participant/participant.service.js';
import { REGISTRATION_CONTROLLERS, REGISTRATION_PROVIDERS } from './participant/registration.parts.js';
import { POWER_CONTROLLERS, POWER_PROVIDERS } from './power/power.parts.js';
import { RegisterController } from './register/register.controller.js';
import { RegisterService } from './register/register.service.js';
import { NonceService } from './session/nonce.service.js';
import { BELONGING_CONTROLLERS, BELONGING_PROVIDERS } from './session/session.parts.js';
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
        ...DESK_CONTROLLERS,
        SessionController,
        ...BELONGING_CONTROLLERS,
        ...ACCOUNT_CONTROLLERS,
        UserController,
        ParticipantController,
        ...REGISTRATION_CONTROLLERS,
        ...ASSOCIATION_CONTROLLERS,
        AgreementController,
        AccreditationController,
        RegisterController,
        ...POWER_CONTROLLERS,
        ...[CounterpartyController, InvitationController],
        ...[ContactController, CertificateController, SanctionController, OperatorSanctionController],
        AppealFileController,
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
        ...BELONGING_PROVIDERS,
        ...ACCOUNT_PROVIDERS,
        ...REGISTRATION_PROVIDERS,
        ...ASSOCIATION_PROVIDERS,
        ...DESK_PROVIDERS,
        { provide: StateRegister, useFactory: () => new EgovRegister(settings.stateRegister) },
        ...[InvitationService, AcceptanceService, InvitationLinks, InvitationExpiry, AcceptanceSettler],
        ...[CounterpartyService, CounterpartyPresenter, Counterparties],
        ...[Colleagues, ContactService, Recipients, CertificateService, CertificateNight, SanctionService],
        AppealFileService,
        PortalSanctions,
        ...POWER_PROVIDERS,
        { provide: SessionAuthenticator, useExisting: SessionService },
        { provide: ForeignNumbers, useClass: ForeignNumberService },
      ],
      exports: [
        ...[SessionAuthenticator, StepUps, IdentityFacade, OperatorStaff, AgreementService],
        ...[AccountLetters, Colleagues, Counterparties, InvitationLinks, Recipients],
        PortalSanctions,
      ],
    };
  }
}
