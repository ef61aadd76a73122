/** What is asked of the register. */
export interface RegisterQuestion {
  readonly bin: string;
}

/** An organisation as the register has it; what the register does not tell is null. */
export interface RegisterEntry {
  readonly bin: string;
  readonly name: string | null;
  readonly nameKk: string | null;
  /** As the register words it: `Зарегистрирован`. */
  readonly status: string | null;
  /** Does it exist by that wording? Null: it cannot be told. */
  readonly active: boolean | null;
  readonly head: string | null;
  readonly address: string | null;
  /** `YYYY-MM-DD`. */
  readonly registeredAt: string | null;
  readonly activity: string | null;
}

/** What a look-up found, and where: an entry, or nothing under this BIN. */
export interface RegisterAnswer {
  readonly source: 'register' | 'excerpt';
  readonly entry: RegisterEntry | null;
}

/** The register does not answer, or nobody has configured it. */
export class RegisterUnavailable extends Error {
  override readonly name = 'RegisterUnavailable';
}

/**
 * Port: the state register of legal entities (E-5.8). Two implementations: `EgovRegister` asks the open-data portal;
 * `ExcerptRegister` reads what the operator has copied from an excerpt of the register.
 */
export abstract class StateRegister {
  /** Looks an organisation up. Throws `RegisterUnavailable` when no answer can be had. */
  abstract lookUp(question: RegisterQuestion): Promise<RegisterAnswer>;
}
