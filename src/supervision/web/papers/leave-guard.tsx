import { Dialog } from "../../../web/kit/dialog.tsx";
import { useMemo, useState } from "react";
import { useText } from "../../../web/frame/language.tsx";
import { useBeforeLeaving } from "../../../web/frame/leaving.tsx";
import { text } from "./paper-text.ts";

/** Saves before another page opens; where that fails it asks whether to lose what was typed. `flush` is the same between renders. */
export function LeaveGuard(props: { readonly isDirty: boolean; readonly flush: () => Promise<boolean> }) {
  const { isDirty, flush } = props;
  const t = useText(text);
  /** Answers whoever waits for it, while the question stands. */
  const [answer, setAnswer] = useState<((leave: boolean) => void) | null>(null);
  useBeforeLeaving(
    useMemo(
      () => ({
        held: () => isDirty,
        leave: async () => (await flush()) || new Promise((resolve) => setAnswer(() => resolve)),
      }),
      [isDirty, flush],
    ),
  );
  const close = (leave: boolean) => {
    setAnswer(null);
    answer?.(leave);
  };
  if (answer === null) return null;
  return (
    <Dialog
      title={t.leaveTitle}
      okText={t.stay}
      cancelText={t.leave}
      onOk={() => close(false)}
      onClose={() => close(true)}
      stays
    >
      <p>{t.leaveHelp}</p>
    </Dialog>
  );
}
