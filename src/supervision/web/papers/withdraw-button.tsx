import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { Paper } from "../../domain/papers/paper.ts";
import { api } from "../client.ts";
import { text } from "./paper-text.ts";

/** Takes a paper back, or discards a draft; asks once. */
export function WithdrawButton(props: { readonly paper: Paper; readonly onDone: (paper: Paper) => void }) {
  const { paper, onDone } = props;
  const t = useText(text);
  const [asks, setAsks] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => api("POST /api/papers/:paper/withdraw", { params: { paper: paper.id } }),
    onSuccess: (next) => {
      setAsks(false);
      onDone(next);
    },
  });
  const isDraft = paper.status === "draft";
  const name = isDraft ? t.discard : t.withdraw;
  return (
    <>
      <Button danger onClick={() => setAsks(true)}>
        {name}
      </Button>
      {asks && (
        <Dialog
          title={isDraft ? t.discardTitle : t.withdrawTitle}
          okText={name}
          danger
          cancelText={t.cancel}
          busy={withdraw.isPending}
          onOk={() => withdraw.mutate()}
          onClose={() => setAsks(false)}
        >
          <p>{isDraft ? t.discardHelp : t.withdrawHelp}</p>
          <FailureNotice error={withdraw.error} />
        </Dialog>
      )}
    </>
  );
}
