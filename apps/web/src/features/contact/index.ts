export { ConfirmContact } from './confirm-contact';
export { ContactState } from './contact-state';
export { contactsQuery } from './contacts.query';
