import { AssociationController, ConsentController } from './association.controller.js';
import { AssociationService } from './association.service.js';
import { ConsentService } from './consent.service.js';

/** What temporary associations bring to the module. */
export const ASSOCIATION_CONTROLLERS = [AssociationController, ConsentController];
export const ASSOCIATION_PROVIDERS = [AssociationService, ConsentService];
