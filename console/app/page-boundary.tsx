import { Component, type ReactNode } from 'react';
import { ErrorView } from '../parts/error-view';

/** A page that fails, or whose code does not load, leaves the rest of the console working. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    // The scripts of an earlier release may be gone; loading the document again brings the new ones.
    if (error !== undefined) return <ErrorView error={error} onRetry={() => window.location.reload()} />;
    return this.props.children;
  }
}
