import type { ReactNode } from "react";
import { Mark } from "./mark.tsx";

/** Says why there is nothing and, in `children`, what to do next; `action` is the button that does it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <Mark size={36} />
      <p className="empty-title">{title}</p>
      {children !== undefined && <div className="empty-help">{children}</div>}
      {action}
    </div>
  );
}
