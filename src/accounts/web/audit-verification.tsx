import { Alert } from "antd";
import { FailureNotice } from "../../web/failure-notice.tsx";
import { formatFigure } from "../../web/format.ts";
import { useLanguage, useText } from "../../web/language.tsx";
import type { AuditVerification } from "../domain/administration.ts";
import { text } from "./audit-text.ts";

/** Whether the trail is as it was written. */
export function AuditVerificationNotice({
  verification,
  error,
}: {
  readonly verification: AuditVerification | undefined;
  readonly error: unknown;
}) {
  const t = useText(text);
  const { language } = useLanguage();
  if (error !== null && error !== undefined) return <FailureNotice error={error} />;
  if (verification === undefined) return null;
  const { intact, entries, brokenAt, head } = verification;
  return (
    <Alert
      role="status"
      type={intact ? "success" : "error"}
      showIcon
      title={
        <>
          {intact ? t.intact(formatFigure(entries, language)) : t.broken(brokenAt ?? 0)}
          {head !== null && (
            <div className="quiet small">
              {t.head} <code>{head}</code>
            </div>
          )}
        </>
      }
    />
  );
}
