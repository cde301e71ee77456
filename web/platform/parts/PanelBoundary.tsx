import { Component, type ReactNode } from 'react';
import { Trouble } from './Trouble.tsx';

interface PanelBoundaryProps {
  readonly children: ReactNode;
}

/** One panel that fails never blanks the page. React catches errors of drawing only in classes. */
export class PanelBoundary extends Component<PanelBoundaryProps, { readonly problem: unknown }> {
  override state: { readonly problem: unknown } = { problem: undefined };

  static getDerivedStateFromError(problem: unknown): { readonly problem: unknown } {
    return { problem };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === undefined) return this.props.children;
    return <Trouble problem={problem} onRetry={() => this.setState({ problem: undefined })} />;
  }
}
