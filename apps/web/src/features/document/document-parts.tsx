import { lazy, Suspense } from 'react';
import type { QujatDocument } from '../../lib/api';
import { About } from './about';
import { AnnulmentCard } from './annulment-card';
import classes from './document.module.css';
import { Links } from './links/links';
import { Parties } from './parties';
import { Preview } from './preview/preview';
import { Receipt } from './receipt';
import { Signatures } from './signatures';
import { SignersPanel } from './signers/signers';
import { Timeline } from './timeline';
import { WhyNot } from './why-not';

// Inside the organisation: the document itself does not wait for them.
const ApprovalPanel = lazy(() => import('../approval/approval-panel'));
const Comments = lazy(() => import('../approval/comments'));

/** All there is below heading, standing and acts: contents and signatures, and beside them parties, receipt, history. */
export default function DocumentParts({ document }: { document: QujatDocument }) {
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Preview document={document} />
        <Signatures document={document} />
      </div>
      <div className={classes.stack}>
        <Suspense>
          <ApprovalPanel document={document} />
        </Suspense>
        <SignersPanel document={document} />
        <Parties document={document} />
        <About document={document} />
        <Links document={document} />
        <Receipt document={document} />
        <AnnulmentCard annulments={document.annulments} />
        <Timeline timeline={document.timeline} />
        <Suspense>
          <Comments document={document} />
        </Suspense>
        <WhyNot abilities={document.abilities} />
      </div>
    </div>
  );
}
