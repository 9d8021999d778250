import type { ReactNode } from "react";
import { Mark } from "../frame/mark.tsx";

/** Says why there is nothing and, in `children`, what to do next; `action` is the button that does it. `page`: it is all there is. */
export function EmptyState({
  title,
  children,
  action,
  page = false,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly page?: boolean;
}) {
  const Title = page ? "h1" : "p";
  return (
    <div className="empty-state">
      <Mark size={36} />
      <Title className="empty-title">{title}</Title>
      {children !== undefined && <div className="empty-help">{children}</div>}
      {action}
    </div>
  );
}
