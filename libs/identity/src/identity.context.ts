import type { Context } from '@qujat/platform';
import { IDENTITY_ERRORS } from './identity.errors.js';
import { IdentitySchema1700000300001 } from './migrations/1700000300001-identity-schema.js';
import { AcceptancesBySignatory1700000300002 } from './migrations/1700000300002-acceptances-by-signatory.js';
import { DecisionsOnVersions1700000300003 } from './migrations/1700000300003-decisions-on-versions.js';
import { AgreementsAreThePortals1700000300004 } from './migrations/1700000300004-agreements-are-the-portals.js';
import { KindsOfParticipants1700000300010 } from './migrations/1700000300010-kinds-of-participants.js';
import { ChangesOfParticipants1700000300011 } from './migrations/1700000300011-changes-of-participants.js';
import { Dictionaries1700000300012 } from './migrations/1700000300012-dictionaries.js';
import { DocumentsOfParticipants1700000300013 } from './migrations/1700000300013-documents-of-participants.js';
import { DraftsBesideProposals1700000300014 } from './migrations/1700000300014-drafts-beside-proposals.js';
import { StepUps1700000300020 } from './migrations/1700000300020-step-ups.js';
import { AccreditationDesk1700000300040 } from './migrations/1700000300040-accreditation-desk.js';
import { Counterparties1700000300050 } from './migrations/1700000300050-counterparties.js';
import { ContactConfirmations1700000300060 } from './migrations/1700000300060-contact-confirmations.js';
import { Powers1700000300030 } from './migrations/1700000300030-powers.js';
import { VersionsOfRules1700000300041 } from './migrations/1700000300041-versions-of-rules.js';
import { RolesOfStaff1700000300042 } from './migrations/1700000300042-roles-of-staff.js';
import { RegionsOfParticipants1700000300043 } from './migrations/1700000300043-regions-of-participants.js';
import { PasswordSignIn1700000300022 } from './migrations/1700000300022-password-sign-in.js';
import { OrganisationsOfAPerson1700000300021 } from './migrations/1700000300021-organisations-of-a-person.js';
import { TemporaryAssociations1700000300070 } from './migrations/1700000300070-temporary-associations.js';
import { CertificateStandings1700000300061 } from './migrations/1700000300061-certificate-standings.js';
import { Sanctions1700000300062 } from './migrations/1700000300062-sanctions.js';
import { AttorneysPreparedForOthers1700000300083 } from './migrations/1700000300083-attorneys-prepared-for-others.js';
import { EndsOfRelations1700000300082 } from './migrations/1700000300082-ends-of-relations.js';
import { StaffAreTold1700000300081 } from './migrations/1700000300081-staff-are-told.js';
import { NamesOfChecked1700000300080 } from './migrations/1700000300080-names-of-checked.js';
import { AccountsWithoutCertificate1700000300100 } from './migrations/1700000300100-accounts-without-certificate.js';
import { Biller1700000300150 } from './migrations/1700000300150-biller.js';
import { DiscardedAttorneys1700000300161 } from './migrations/1700000300161-discarded-attorneys.js';
import { FilesOfAppeals1700000300162 } from './migrations/1700000300162-files-of-appeals.js';
import { WaitingAcceptances1700000300160 } from './migrations/1700000300160-waiting-acceptances.js';

/** What identity brings to the database. */
export const IDENTITY_CONTEXT: Context = {
  name: 'identity',
  entities: [],
  migrations: [
    IdentitySchema1700000300001,
    AcceptancesBySignatory1700000300002,
    DecisionsOnVersions1700000300003,
    AgreementsAreThePortals1700000300004,
    KindsOfParticipants1700000300010,
    ChangesOfParticipants1700000300011,
    Dictionaries1700000300012,
    DocumentsOfParticipants1700000300013,
    DraftsBesideProposals1700000300014,
    StepUps1700000300020,
    AccreditationDesk1700000300040,
    VersionsOfRules1700000300041,
    RolesOfStaff1700000300042,
    RegionsOfParticipants1700000300043,
    Counterparties1700000300050,
    ContactConfirmations1700000300060,
    Powers1700000300030,
    OrganisationsOfAPerson1700000300021,
    CertificateStandings1700000300061,
    Sanctions1700000300062,
    PasswordSignIn1700000300022,
    TemporaryAssociations1700000300070,
    NamesOfChecked1700000300080,
    StaffAreTold1700000300081,
    EndsOfRelations1700000300082,
    AttorneysPreparedForOthers1700000300083,
    AccountsWithoutCertificate1700000300100,
    Biller1700000300150,
    WaitingAcceptances1700000300160,
    DiscardedAttorneys1700000300161,
    FilesOfAppeals1700000300162,
  ],
  errors: IDENTITY_ERRORS,
};
