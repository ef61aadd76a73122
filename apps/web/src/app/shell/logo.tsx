import { Link } from 'react-router';
import classes from './shell.module.css';

/** The product's sign and name: the way home. */
export function Logo({ to = '/' }: { to?: string }) {
  return (
    <Link to={to} className={classes.logo}>
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden>
        <rect width="32" height="32" rx="8" fill="#0f6390" />
        <path d="M9 7h9l5 5v13H9z" fill="none" stroke="#fff" strokeWidth="2" strokeLinejoin="round" />
        <path
          d="m12.5 18 2.8 2.8 4.7-5.3"
          fill="none"
          stroke="#fff"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span>Qujat</span>
    </Link>
  );
}
