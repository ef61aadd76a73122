import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Crash } from './not-found';

interface Props {
  readonly children: ReactNode;
  /** Where the reader is: going elsewhere leaves the failure behind. */
  readonly at?: string;
}

/** Catches what a page throws while rendering, so that the person reads a sentence instead of an empty screen. */
export class ErrorBoundary extends Component<Props, { failedAt: string | undefined; failed: boolean }> {
  override state = { failed: false, failedAt: undefined };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  static getDerivedStateFromProps({ at }: Props, state: { failed: boolean; failedAt: string | undefined }) {
    if (!state.failed) return { failedAt: at };
    return state.failedAt === at ? null : { failed: false, failedAt: at };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    return this.state.failed ? <Crash /> : this.props.children;
  }
}
