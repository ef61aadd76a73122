export { Clock, FixedClock, SystemClock } from './clock.js';
export { DomainError, refusals } from './errors.js';
export type { ErrorCatalogue, ErrorDeclaration, ErrorDetails } from './errors.js';
export { isIik } from './iban.js';
export { isUuid, newId } from './ids.js';
export type { Uuid } from './ids.js';
export { birthDateOf, checkDigit, isBin, isIin, isPortalNumber } from './iin-bin.js';
export { isLocale, LOCALES } from './locale.js';
export type { Locale, Localized } from './locale.js';
export { BASIS_POINTS, basisPointsOf, plainTenge, shareOf, tiynOf } from './money.js';
export { daysFrom, lastOfMonth, monthAfter, monthOf } from './months.js';
export { StateMachine } from './state-machine.js';
export type { Transition, Transitions } from './state-machine.js';
export {
  dayAfter,
  daysBetween,
  lastTimeAt,
  minutesOfDay,
  momentOn,
  PORTAL_TIME_ZONE,
  portalDay,
} from './portal-time.js';
export { kazakhstanCalendar } from './kazakhstan-calendar.js';
export type { CalendarChanges } from './kazakhstan-calendar.js';
export {
  addWorkingDays,
  addWorkingMinutes,
  dueAfter,
  isWorkingDay,
  nextWorkingDay,
  nextWorkingMoment,
  previousWorkingDay,
} from './working-time.js';
export type { Term, WorkingCalendar } from './working-time.js';
