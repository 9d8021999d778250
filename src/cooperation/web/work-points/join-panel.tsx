import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { WorkPoint } from "../../domain/work-points/set.ts";
import { Field } from "./field.tsx";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";

/** Several chosen points become one: into which, and in which words. */
export function JoinPanel(props: {
  readonly desk: SetDesk;
  readonly points: readonly WorkPoint[];
  readonly onClose: () => void;
}) {
  const { desk, points, onClose } = props;
  const t = useText(text);
  const [isAsked, setAsked] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const into = points.find(({ id }) => id === chosen) ?? points[0];
  const words = typed ?? points.map((point) => point.text).join("\n");
  const joining = useMutation({
    mutationFn: () =>
      desk.act({
        type: "join-points",
        into: into?.id ?? "",
        points: points.map(({ id }) => id),
        text: words.trim(),
      }),
    onSuccess: onClose,
  });
  return (
    <section className="ui-panel wp-form no-print" aria-label={t.points.joinTitle}>
      <div className="ui-row">
        <span aria-live="polite">{t.points.chosen(points.length)}</span>
        <Button disabled={points.length < 2 || isAsked} onClick={() => setAsked(true)}>
          {t.points.join}
        </Button>
        <Button onClick={onClose}>{t.points.clear}</Button>
      </div>
      {isAsked && points.length > 1 && (
        <>
          <p className="ui-quiet">{t.points.joinHelp}</p>
          <Field label={t.points.joinInto}>
            <select
              className="ui-select"
              lang="zh-CN"
              value={into?.id}
              onChange={({ target }) => setChosen(target.value)}
            >
              {points.map(({ id, text: its }) => (
                <option key={id} value={id}>
                  {its.slice(0, 60)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t.points.joinText}>
            <textarea
              className="ui-textarea"
              lang="zh-CN"
              rows={4}
              maxLength={5000}
              value={words}
              onChange={({ target }) => setTyped(target.value)}
            />
          </Field>
          <FailureNotice error={joining.error} />
          <div>
            <Button
              type="primary"
              disabled={words.trim() === ""}
              loading={joining.isPending}
              onClick={() => joining.mutate()}
            >
              {t.points.joinTitle}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
