export const OPERATOR_STANDINGS = ['good', 'suspended', 'excluded'] as const;
/** What everybody may know of sanctions: does the participant exchange at the moment? */
export type OperatorStanding = (typeof OPERATOR_STANDINGS)[number];

/** As it is kept with the participant. */
export interface KeptStanding {
  readonly standing: OperatorStanding;
  readonly standingUntil: Date | null;
}

/** At a moment: a term that is over is over, also before its row has been settled. */
export const standingAt = ({ standing, standingUntil }: KeptStanding, now: Date): OperatorStanding =>
  standingUntil !== null && standingUntil <= now ? 'good' : standing;
