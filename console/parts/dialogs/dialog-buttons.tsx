import './dialog-buttons.css';
import type { ReactNode } from 'react';

/** The buttons of a dialog, the one that acts last. Where they do not fit into one line, it is above the others. */
export const DialogButtons = ({ children }: { readonly children: ReactNode }) => (
  <div className="dialog-buttons">{children}</div>
);
