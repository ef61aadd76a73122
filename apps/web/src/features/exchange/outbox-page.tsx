import { Page } from '../../components';

export function Component() {
  return <Page title="outbox-page">{null}</Page>;
}
