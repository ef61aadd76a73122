import { Page } from '../../components';

export function Component() {
  return <Page title="drafts-page">{null}</Page>;
}
