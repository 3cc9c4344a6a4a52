import type { ReactNode } from 'react';
import { Component } from 'react';

import { ProblemNotice } from './problem-notice.js';

interface ViewBoundaryProps {
  readonly children: ReactNode;
  /** What to show instead, where the rest of the page can do without this view. */
  readonly fallback?: ReactNode;
}

interface ViewBoundaryState {
  readonly failure: Error | null;
}

/** A view that cannot be loaded or drawn says so, instead of leaving the page empty. React knows this only as a class. */
export class ViewBoundary extends Component<ViewBoundaryProps, ViewBoundaryState> {
  override readonly state: ViewBoundaryState = { failure: null };

  static getDerivedStateFromError(thrown: unknown): ViewBoundaryState {
    return { failure: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return this.props.fallback ?? <ProblemNotice problem={failure} onRetry={() => location.reload()} />;
  }
}
