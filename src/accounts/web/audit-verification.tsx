import { Alert } from "antd";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { formatFigure } from "../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../web/frame/language.tsx";
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
  const sentence = useSentence();
  const { language } = useLanguage();
  if (error !== null && error !== undefined) return <FailureNotice error={error} />;
  if (verification === undefined) return null;
  const { intact, entries, brokenAt, head, acts } = verification;
  const figure = (count: number) => formatFigure(count, language);
  return (
    <Alert
      role="status"
      type={intact && acts.broken === 0 ? "success" : "error"}
      showIcon
      title={
        <>
          {intact ? t.intact(figure(entries)) : t.broken(brokenAt ?? 0)}
          <div>{t.acts(figure(acts.checked), figure(acts.broken))}</div>
          {acts.findings.map((finding) => (
            <div key={finding.en}>{sentence(finding)}</div>
          ))}
          {acts.erased + acts.before > 0 && (
            <div className="quiet small">{t.actsAside(figure(acts.erased), figure(acts.before))}</div>
          )}
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
