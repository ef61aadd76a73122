import { useConfirm } from '../../../components';
import { api, ask } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { EXCHANGE } from '../texts';
import type { DocumentDraft } from '../use-document-draft';
import type { FileUpload } from '../use-file-upload';
import type { FormStanding } from './form-part';
import type { Way } from './way-choice';

interface Turning {
  readonly draft: DocumentDraft;
  readonly upload: FileUpload;
  readonly formed: FormStanding | undefined;
  readonly setWay: (way: Way) => void;
}

/** From a file to a form and back: what is given up by it is asked about first. */
export function useWayTurn({ draft, upload, formed, setWay }: Turning) {
  const t = useT(EXCHANGE);
  const confirm = useConfirm();
  const give = (what: 'File' | 'Form') =>
    confirm({ title: t(`drop${what}Title`), text: t(`drop${what}Text`), yes: t(`drop${what}Yes`), danger: true });

  const toForm = async () => {
    if (!upload.file) return true;
    if (!(await give('File'))) return false;
    await upload.remove();
    return true;
  };
  const toFile = async () => {
    const { id } = draft;
    if (!id || !formed || formed.isUntouched) return true;
    if (!(await give('Form'))) return false;
    await formed.settle();
    await draft.carry(() => ask(api.DELETE('/api/documents/{id}/form', { params: { path: { id } } })));
    return true;
  };
  return async (way: Way) => {
    if (await (way === 'form' ? toForm() : toFile())) setWay(way);
  };
}
