import {
  IconArrowBackUp,
  IconBan,
  IconFileOff,
  IconMailOpened,
  IconPencil,
  IconPrinter,
  IconSend,
  IconSignature,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import type { NextAct } from './next-acts';

/** The icon of each act, the same on its button and in the menu. */
export const ACT_ICONS: Readonly<Record<NextAct, Icon>> = {
  open: IconMailOpened,
  sign: IconSignature,
  signAndSend: IconSignature,
  signOnly: IconSignature,
  signMore: IconSignature,
  send: IconSend,
  sendLater: IconSend,
  refuse: IconBan,
  recall: IconArrowBackUp,
  askCorrection: IconPencil,
  correct: IconPencil,
  proposeAnnulment: IconFileOff,
  withdrawAnnulment: IconArrowBackUp,
  acceptAnnulment: IconFileOff,
  refuseAnnulment: IconBan,
  remove: IconTrash,
  edit: IconPencil,
  fillIn: IconPencil,
  print: IconPrinter,
};
