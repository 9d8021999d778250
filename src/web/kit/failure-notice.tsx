import { Alert, Button } from "antd";
import { failureOf, traceOf } from "../frame/failure.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { text } from "../frame/text.ts";

/** What went wrong with a query or a change, in the server's sentence, where it happened; nothing when `error` is empty. */
export function FailureNotice({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
}) {
  const t = useText(text);
  const sentence = useSentence();
  if (error === null || error === undefined) return null;
  const failure = failureOf(error);
  const trace = traceOf(failure);
  return (
    <Alert
      className="failure-notice"
      role="alert"
      type="error"
      showIcon
      title={sentence(failure.sentence)}
      {...(trace === undefined ? {} : { description: `${t.request} ${trace}` })}
      {...(onRetry === undefined
        ? {}
        : {
            action: (
              <Button size="small" onClick={onRetry}>
                {t.retry}
              </Button>
            ),
          })}
    />
  );
}
