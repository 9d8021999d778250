import { useText } from "../../web/language.tsx";
import type { AuditRow } from "../domain/administration.ts";
import { text } from "./audit-text.ts";
import { differences } from "./differences.ts";

/** What one act changed, field by field, and what finds it again. */
export function AuditChanges({ row }: { readonly row: AuditRow }) {
  const t = useText(text);
  const all = differences(row.before, row.after);
  const changed = all.filter((one) => one.changed);
  return (
    <div className="audit-changes">
      {changed.length === 0 ? (
        <p className="quiet">{t.noChange}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.after}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">
                  <code>{field || t.subject}</code>
                </th>
                <td>{before === null ? <span className="quiet">{t.none}</span> : <del>{before}</del>}</td>
                <td>{after === null ? <span className="quiet">{t.none}</span> : <ins>{after}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {all.length > changed.length && <p className="quiet small">{t.same(all.length - changed.length)}</p>}
      <p className="quiet small audit-trace">
        <span>
          {t.request} <code>{row.requestId}</code>
        </span>
        <span>
          {t.hash} <code>{row.hash.slice(0, 16)}…</code>
        </span>
        <span>
          <code>{row.action}</code>
        </span>
      </p>
    </div>
  );
}
