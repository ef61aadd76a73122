import { Page } from '../../components';

export function Component() {
  return <Page title="document-page">{null}</Page>;
}
