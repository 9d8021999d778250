import { Modal } from "antd";
import { useEffect, useState } from "react";
import { useBlocker } from "react-router";
import { useText } from "../../../web/frame/language.tsx";
import { text } from "./paper-text.ts";

/** Saves before another page opens; where that fails it asks whether to lose what was typed. `flush` is the same between renders. */
export function LeaveGuard(props: { readonly isDirty: boolean; readonly flush: () => Promise<boolean> }) {
  const { isDirty, flush } = props;
  const t = useText(text);
  const [asks, setAsks] = useState(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    const leave = async (): Promise<void> => {
      if (await flush()) blocker.proceed();
      else setAsks(true);
    };
    void leave();
  }, [blocker, flush]);
  const close = (leave: boolean) => {
    setAsks(false);
    if (leave) blocker.proceed?.();
    else blocker.reset?.();
  };
  return (
    <Modal
      open={asks && blocker.state === "blocked"}
      title={t.leaveTitle}
      okText={t.stay}
      cancelText={t.leave}
      onOk={() => close(false)}
      onCancel={() => close(true)}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      <p>{t.leaveHelp}</p>
    </Modal>
  );
}
