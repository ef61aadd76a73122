/** What one task may use of the machine before it is refused. */
export interface TaskLimits {
  /** Processor time of the work itself; what its thread waits for does not count. */
  readonly cpuMs: number;
  /** JavaScript memory of a thread. */
  readonly memoryMb: number;
  /** Time by the clock, however little of it the machine gives to the thread. */
  readonly wallMs: number;
}

/** Hostile or not, a signature is answered within these or refused. The clock is generous: a loaded machine is no attack. */
export const TASK_LIMITS: TaskLimits = { cpuMs: 2000, memoryMb: 256, wallMs: 60_000 };

/** Of a thread's memory, for what has just been made; the rest is for what lives longer. */
const YOUNG_MB = 32;

/** The limits as Node enforces them: a thread that needs more ends with ERR_WORKER_OUT_OF_MEMORY. */
export const resourceLimits = ({ memoryMb }: TaskLimits) => ({
  maxYoungGenerationSizeMb: YOUNG_MB,
  maxOldGenerationSizeMb: Math.max(YOUNG_MB, memoryMb - YOUNG_MB),
});
