import type { DocumentSummary } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import classes from './signing.module.css';
import { SIGNING_MANY } from './texts';
import { isChoosable, type Selection } from './use-selection';

/** Chooses a line for an act on many; nothing where the reader can do nothing with it. */
export function Choose({ document, selection }: { document: DocumentSummary; selection: Selection }) {
  const t = useT(SIGNING_MANY);
  if (!isChoosable(document)) return null;
  return (
    <label className={classes.choose}>
      <input
        type="checkbox"
        checked={selection.chosen.has(document.id)}
        onChange={() => selection.toggle(document)}
        aria-label={t('choose', { title: document.title })}
      />
    </label>
  );
}
