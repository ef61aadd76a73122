import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCircleCheck,
  IconClockHour4,
  IconFileOff,
  IconFilePlus,
  IconHourglass,
  IconMailOpened,
  IconPaperclip,
  IconPencil,
  IconPoint,
  IconReceipt,
  IconSend,
  IconSignature,
  type Icon,
} from '@tabler/icons-react';
import type { Tone } from '../../components';
import type { PAGE } from './texts';

/** An event of the timeline as an icon, a tone and a text. */
export interface EventLook {
  readonly icon: Icon;
  readonly tone: Tone;
  readonly word?: keyof (typeof PAGE)['ru'];
}

const EVENTS: Readonly<Record<string, EventLook>> = {
  'qujat:DraftCreated': { icon: IconFilePlus, tone: 'neutral', word: 'eventDraftCreated' },
  'qujat:ContentUploaded': { icon: IconPaperclip, tone: 'neutral', word: 'eventContentUploaded' },
  'qujat:SignatureAccepted': { icon: IconSignature, tone: 'good', word: 'eventSignatureAccepted' },
  'qujat:SignatureWaits': { icon: IconHourglass, tone: 'progress', word: 'eventSignatureWaits' },
  'qujat:SignatureRejected': { icon: IconAlertTriangle, tone: 'bad', word: 'eventSignatureRejected' },
  'qujat:SubmissionQueued': { icon: IconHourglass, tone: 'progress', word: 'eventSubmissionQueued' },
  'qujat:SubmissionReturned': { icon: IconArrowBackUp, tone: 'attention', word: 'eventSubmissionReturned' },
  'qujat:CounterpartyAwaited': { icon: IconHourglass, tone: 'progress', word: 'eventCounterpartyAwaited' },
  'qujat:RecipientStopped': { icon: IconBan, tone: 'neutral', word: 'eventRecipientStopped' },
  'qujat:RecipientRecalled': { icon: IconArrowBackUp, tone: 'attention', word: 'eventRecipientRecalled' },
  'qujat:TurnedBack': { icon: IconArrowBackUp, tone: 'attention', word: 'eventTurnedBack' },
  SubmissionAcceptance: { icon: IconSend, tone: 'progress', word: 'eventSubmissionAcceptance' },
  ContentConsignment: { icon: IconCircleCheck, tone: 'progress', word: 'eventContentConsignment' },
  ContentHandover: { icon: IconMailOpened, tone: 'progress', word: 'eventContentHandover' },
  'qujat:ReceiptTimestamped': { icon: IconReceipt, tone: 'good', word: 'eventReceiptTimestamped' },
  'qujat:Countersignature': { icon: IconSignature, tone: 'good', word: 'eventCountersignature' },
  'qujat:Refusal': { icon: IconBan, tone: 'bad', word: 'eventRefusal' },
  'qujat:CorrectionAsked': { icon: IconPencil, tone: 'attention', word: 'eventCorrectionAsked' },
  'qujat:Recall': { icon: IconArrowBackUp, tone: 'attention', word: 'eventRecall' },
  'qujat:AnnulmentProposed': { icon: IconFileOff, tone: 'attention', word: 'eventAnnulmentProposed' },
  'qujat:AnnulmentWithdrawn': { icon: IconArrowBackUp, tone: 'neutral', word: 'eventAnnulmentWithdrawn' },
  'qujat:AnnulmentConsent': { icon: IconFileOff, tone: 'progress', word: 'eventAnnulmentConsent' },
  'qujat:AnnulmentRefused': { icon: IconBan, tone: 'neutral', word: 'eventAnnulmentRefused' },
  'qujat:AnnulmentExpired': { icon: IconClockHour4, tone: 'neutral', word: 'eventAnnulmentExpired' },
  'qujat:Annulled': { icon: IconFileOff, tone: 'bad', word: 'eventAnnulled' },
  'qujat:StatementWaits': { icon: IconHourglass, tone: 'progress', word: 'eventStatementWaits' },
  'qujat:StatementRejected': { icon: IconAlertTriangle, tone: 'bad', word: 'eventStatementRejected' },
  'qujat:StatementLate': { icon: IconClockHour4, tone: 'attention', word: 'eventStatementLate' },
};

/** How an event looks; one that is not known yet shows by its own name. */
export const eventLook = (event: string): EventLook => EVENTS[event] ?? { icon: IconPoint, tone: 'neutral' };
