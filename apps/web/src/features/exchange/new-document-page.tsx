import { Page } from '../../components';

export function Component() {
  return <Page title="new-document-page">{null}</Page>;
}
