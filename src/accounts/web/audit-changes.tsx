import { ROLES } from "../../kernel/access.ts";
import { useAuditWords } from "../../web/frame/audit-words.tsx";
import { useText } from "../../web/frame/language.tsx";
import { text as shellText } from "../../web/frame/text.ts";
import type { AuditRow } from "../domain/administration.ts";
import { text } from "./audit-text.ts";
import { differences } from "./differences.ts";

/** What one act changed, field by field, and what finds it again. */
export function AuditChanges({ row }: { readonly row: AuditRow }) {
  const t = useText(text);
  const { roles } = useText(shellText);
  const words = useAuditWords();
  const worded = (field: string, value: string) => {
    if (field === "roles")
      return ROLES.reduce(
        (line, role) => line.replace(new RegExp(`(^|, )${role}(?=,|$)`), `$1${roles[role]}`),
        value,
      );
    return value === "true" ? t.yes : value === "false" ? t.no : value;
  };
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
                <th scope="row">{field === "" ? t.subject : words.field(field)}</th>
                <td>
                  {before === null ? (
                    <span className="quiet">{t.none}</span>
                  ) : (
                    <span className="was">{worded(field, before)}</span>
                  )}
                </td>
                <td>
                  {after === null ? (
                    <span className="quiet">{t.none}</span>
                  ) : (
                    <span className="is">{worded(field, after)}</span>
                  )}
                </td>
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
