import type { ReactNode } from 'react';

export interface NoticeProps {
  kind: 'good' | 'bad' | 'plain';
  children: ReactNode;
}

/** A short message about the page as a whole; a bad one is read out at once. */
export function Notice({ kind, children }: NoticeProps) {
  return (
    <div className={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
