import { Fact, Facts } from '../../components';
import type { DocumentAct, QujatDocument } from '../../lib/api';
import { useT } from '../../lib/i18n';
import classes from './document.module.css';
import { Fold } from '../../components/report';
import { PAGE } from './texts';

const WORDS = {
  open: 'actOpen',
  download: 'actDownload',
  sign: 'actSign',
  send: 'actSend',
  refuse: 'actRefuse',
  askCorrection: 'askCorrection',
  recall: 'actRecall',
  proposeAnnulment: 'actProposeAnnulment',
  acceptAnnulment: 'actAcceptAnnulment',
  withdrawAnnulment: 'actWithdrawAnnulment',
  edit: 'actEdit',
  delete: 'actDelete',
  print: 'actPrint',
} as const satisfies Partial<Record<DocumentAct, keyof (typeof PAGE)['ru']>>;

/** What only the other side does is no news; nor is what the reader has done already. */
const UNSAID = [
  ...['ability.sender_only', 'ability.recipient_only', 'ability.already_opened'],
  ...['ability.annulment_absent', 'ability.annulment_own', 'ability.annulment_others'],
];

/** Everything the reader cannot do now, each with the reason. */
export function WhyNot({ abilities }: Pick<QujatDocument, 'abilities'>) {
  const t = useT(PAGE);
  const forbidden = (Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap((act) => {
    const { allowed, reason = '', message } = abilities[act];
    return allowed || UNSAID.includes(reason) ? [] : [{ act, message }];
  });
  if (forbidden.length === 0) return null;
  return (
    <div className={classes.panel}>
      <Fold label={t('whyNot')}>
        <Facts>
          {forbidden.map(({ act, message }) => (
            <Fact key={act} label={t(WORDS[act])}>
              {message}
            </Fact>
          ))}
        </Facts>
      </Fold>
    </div>
  );
}
