import { IconCalendarDue } from '@tabler/icons-react';
import type { DocumentSummary } from '../../lib/api';
import { formatDate } from '../../lib/format';
import { useT } from '../../lib/i18n';
import classes from './document.module.css';
import { DOCUMENT } from './texts';

type Props = Pick<DocumentSummary, 'answerBy' | 'due' | 'axes'>;

/** The day by which an answer is expected (E-10.1.2), while it is; how near it is, is said in words and in colour. */
export function AnswerDay({ answerBy, due, axes }: Props) {
  const t = useT(DOCUMENT);
  const awaited = axes.response === 'awaited' || axes.response === 'partly' || axes.delivery === 'draft';
  if (!answerBy || !awaited || axes.annulment === 'annulled') return null;
  const word = due === 'overdue' ? 'answerOverdue' : due === 'soon' ? 'answerSoon' : 'answerByDay';
  return (
    <span className={classes.answer} data-due={due ?? undefined}>
      <IconCalendarDue size={14} aria-hidden /> {t(word, { day: formatDate(answerBy) })}
    </span>
  );
}
