import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { promisedPoints } from "../../domain/work-points/set.ts";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";

const HeadDialog = lazy(() => import("./head-dialog.tsx").then((part) => ({ default: part.HeadDialog })));
const IssueDialog = lazy(() => import("./issue-dialog.tsx").then((part) => ({ default: part.IssueDialog })));
const ReasonDialog = lazy(() =>
  import("./reason-dialog.tsx").then((part) => ({ default: part.ReasonDialog })),
);

type Asks = "head" | "issue" | "revise" | "close" | null;

/** What the office does with a whole set; offered where it may be done. */
export function SetActs({ desk, onDispatch }: { readonly desk: SetDesk; readonly onDispatch: () => void }) {
  const { detail, may, act, busy } = desk;
  const t = useText(text);
  const [asks, setAsks] = useState<Asks>(null);
  const moving = useMutation({ mutationFn: act });
  const { state } = detail.set;
  if (!detail.office) return null;
  const left = state.status === "issued" && promisedPoints(state).some(({ taskId }) => taskId === null);
  const close = () => setAsks(null);
  return (
    <>
      {may({ type: "draft" }) && <Button onClick={() => setAsks("head")}>{t.acts.head}</Button>}
      {state.status === "collecting" && (
        <Button disabled={busy} onClick={() => moving.mutate({ type: "draft" })}>
          {t.acts.draft}
        </Button>
      )}
      {state.status === "drafting" && state.revising === null && (
        <Button disabled={busy} onClick={() => moving.mutate({ type: "collect" })}>
          {t.acts.collect}
        </Button>
      )}
      {["drafting", "consulting"].includes(state.status) && (
        <Button type="primary" onClick={() => setAsks("issue")}>
          {t.acts.issue}
        </Button>
      )}
      {left && (
        <Button type="primary" onClick={onDispatch}>
          {t.acts.dispatch}
        </Button>
      )}
      {may({ type: "revise", reason: "·" }) && (
        <Button onClick={() => setAsks("revise")}>{t.acts.revise}</Button>
      )}
      {may({ type: "close", reason: "·" }) && (
        <Button onClick={() => setAsks("close")}>{t.acts.close}</Button>
      )}
      <FailureNotice error={moving.error} />
      <Suspense fallback={null}>
        {asks === "head" && <HeadDialog desk={desk} onClose={close} />}
        {asks === "issue" && <IssueDialog desk={desk} onClose={close} />}
        {asks === "revise" && (
          <ReasonDialog
            title={t.revise.title}
            label={t.revise.reason}
            help={t.revise.help}
            onDo={(reason) => act({ type: "revise", reason })}
            onClose={close}
          />
        )}
        {asks === "close" && (
          <ReasonDialog
            title={t.close.title}
            label={t.close.reason}
            help={t.close.help}
            onDo={(reason) => act({ type: "close", reason })}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
}
