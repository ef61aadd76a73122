import { useT } from '../../lib/i18n';
import classes from './shell.module.css';
import { SHELL } from './texts';

/** The first stop of the keyboard: past the navigation, to the content. */
export function SkipLink() {
  const t = useT(SHELL);
  return (
    <a href="#content" className={classes.skip}>
      {t('skipToContent')}
    </a>
  );
}
