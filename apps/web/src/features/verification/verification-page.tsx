import { Page } from '../../components';

export function Component() {
  return <Page title="verification-page">{null}</Page>;
}
