import { ChangeController } from '../change/change.controller.js';
import { ChangeService } from '../change/change.service.js';
import { DictionaryController } from '../dictionaries/dictionary.controller.js';
import { DictionaryService } from '../dictionaries/dictionary.service.js';
import { ParticipantDocumentController } from '../participant-document/participant-document.controller.js';
import { ParticipantDocumentService } from '../participant-document/participant-document.service.js';
import { Registrars } from './registrars.js';

/** What registration brings to the module beside the participant itself. */
export const REGISTRATION_CONTROLLERS = [DictionaryController, ParticipantDocumentController, ChangeController];
export const REGISTRATION_PROVIDERS = [DictionaryService, Registrars, ParticipantDocumentService, ChangeService];
