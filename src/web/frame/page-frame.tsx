import type { ReactNode } from "react";
import { Link } from "react-router";
import { useDocumentTitle } from "./title.ts";

export type Crumb = { readonly title: string; readonly path?: string };

/** A page: its noun as title (also of the tab), where it belongs, what one can do, and a line that says what it is about. */
export function PageFrame({
  title,
  titleLanguage,
  lead,
  breadcrumb,
  actions,
  children,
}: {
  readonly title: string;
  /** Of a title that people wrote, whatever the reader's language. */
  readonly titleLanguage?: string;
  readonly lead?: ReactNode;
  readonly breadcrumb?: readonly Crumb[];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  useDocumentTitle(title);
  return (
    <article className="page">
      {breadcrumb !== undefined && (
        <nav className="breadcrumb no-print">
          <ol>
            {breadcrumb.map(({ title, path }, place) => (
              <li key={place}>{path === undefined ? title : <Link to={path}>{title}</Link>}</li>
            ))}
          </ol>
        </nav>
      )}
      <div className="page-head">
        <h1 lang={titleLanguage}>{title}</h1>
        {actions !== undefined && <div className="page-actions no-print">{actions}</div>}
      </div>
      {lead !== undefined && <div className="page-lead">{lead}</div>}
      {children}
    </article>
  );
}
