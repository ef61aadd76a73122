/** Words of the register that say whether an organisation exists: first those that say it does not. */
const GONE = /ликвид|прекращ|исключ|снят|тарат|тоқтат|liquidat|terminat/iu;
const THERE = /зарегистр|действ|актив|тіркел|әрекет|registered|active/iu;

/** Does the organisation exist, by the register's own words? Null where they do not tell. */
export function isActive(status: string | null): boolean | null {
  if (!status) return null;
  if (GONE.test(status)) return false;
  return THERE.test(status) ? true : null;
}

/** A day as the register writes it (`2014-03-11T00:00:00`, `11.03.2014`) as `YYYY-MM-DD`. */
export function dayOf(text: string | null): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '');
  if (iso) return iso[0];
  const local = /^(\d{2})\.(\d{2})\.(\d{4})/.exec(text ?? '');
  return local ? `${local[3]}-${local[2]}-${local[1]}` : null;
}
