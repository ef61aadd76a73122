import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useConfirm } from '../../components';
import { api, ask, fetchBlob, type QujatDocument } from '../../lib/api';
import { useLocale, useT } from '../../lib/i18n';
import { rememberFocus } from '../../lib/remember-focus';
import { printFormUrl } from './addresses';
import type { NextAct } from './next-acts';
import { save } from '../../lib/save';
import type { Kind } from './statement/use-statement';
import { PAGE } from './texts';
import { useActRunner } from './use-acts';
import { newestSignature, open, send, useSigning } from './use-signing';

function useRemoval({ id, number }: QujatDocument) {
  const t = useT(PAGE);
  const confirm = useConfirm();
  const navigate = useNavigate();
  const client = useQueryClient();
  return async (): Promise<undefined> => {
    const question = { title: t('removeTitle'), text: t('removeText', { number }), yes: t('removeYes'), danger: true };
    if (!(await confirm(question))) return undefined;
    await ask(api.DELETE('/api/documents/{id}', { params: { path: { id } } }));
    notifications.show({ message: t('removed') });
    await navigate('/drafts', { replace: true });
    void client.invalidateQueries({ queryKey: ['documents'], predicate: ({ queryKey }) => queryKey[1] !== 'one' });
    return undefined;
  };
}

/** Fetched by the page, so that a refusal is read here and not instead of the page. */
function usePrinting({ id, number }: QujatDocument) {
  const locale = useLocale();
  return async (): Promise<undefined> => {
    save(await fetchBlob(printFormUrl(id, locale)), `${number}.pdf`, 'application/pdf');
    return undefined;
  };
}

const ACTS = {
  recall: 'recall',
  refusal: 'refuse',
  'annulment-proposal': 'proposeAnnulment',
  'annulment-withdrawal': 'withdrawAnnulment',
  'annulment-consent': 'acceptAnnulment',
  'annulment-refusal': 'refuseAnnulment',
} as const satisfies Readonly<Record<Kind, NextAct>>;

/** Everything that the buttons of the page do. */
export function useDocumentActs(document: QujatDocument) {
  const { id } = document;
  const runner = useActRunner(id);
  const { run, fresh, reload } = runner;
  const navigate = useNavigate();
  const sign = useSigning(document);
  const remove = useRemoval(document);
  const print = usePrinting(document);
  const [asking, setAsking] = useState<{ kind: Kind; giveBackFocus: () => void }>();

  const [askingCorrection, setAskingCorrection] = useState(false);
  /** The new version is written where drafts are. */
  const correct = async (): Promise<undefined> => {
    const draft = await ask(api.POST('/api/documents/{id}/versions', { params: { path: { id } } }));
    await navigate(`/documents/${draft.id}/edit`);
    return undefined;
  };
  const askedToCorrect = (done?: QujatDocument) => {
    setAskingCorrection(false);
    if (done) void run('askCorrection', () => Promise.resolve(done));
  };
  const askWhy = (kind: Kind) => setAsking({ kind, giveBackFocus: rememberFocus() });
  const stopAsking = () => {
    asking?.giveBackFocus();
    setAsking(undefined);
    // Whoever was refused may look at a document that has moved on.
    reload();
  };
  const signing = (act: NextAct, andSend: boolean) =>
    run(
      act,
      () => sign(andSend, fresh),
      (done) => ({ act, signatureId: newestSignature(done) }),
    );
  const acts: Readonly<Record<NextAct, () => void>> = {
    open: () => void run('open', () => open(id)),
    send: () => void run('send', () => send(id)),
    sendLater: () => void run('sendLater', () => send(id)),
    sign: () => void signing('sign', false),
    signOnly: () => void signing('signOnly', false),
    signMore: () => void signing('signMore', false),
    signAndSend: () => void signing('signAndSend', true),
    refuse: () => askWhy('refusal'),
    recall: () => askWhy('recall'),
    askCorrection: () => setAskingCorrection(true),
    correct: () => void run('correct', correct),
    proposeAnnulment: () => askWhy('annulment-proposal'),
    withdrawAnnulment: () => askWhy('annulment-withdrawal'),
    acceptAnnulment: () => askWhy('annulment-consent'),
    refuseAnnulment: () => askWhy('annulment-refusal'),
    remove: () => void run('remove', remove),
    edit: () => void navigate(`/documents/${id}/edit`),
    fillIn: () => void navigate(`/documents/${id}/edit`),
    print: () => void run('print', print),
  };
  const stated = (done: QujatDocument) => {
    const act = asking ? ACTS[asking.kind] : 'refuse';
    setAsking(undefined);
    void run(act, () => Promise.resolve(done));
  };
  return { ...runner, acts, asking: asking?.kind, stopAsking, stated, askingCorrection, askedToCorrect };
}
