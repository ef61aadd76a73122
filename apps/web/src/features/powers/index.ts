export { OwnPowers } from './own-powers';
export { departmentsQuery } from './powers.query';
export { POWERS } from './texts';
