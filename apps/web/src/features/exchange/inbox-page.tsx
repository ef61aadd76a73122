import { Page } from '../../components';

export function Component() {
  return <Page title="inbox-page">{null}</Page>;
}
