import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatInstant } from "../../../../web/frame/format.ts";
import { useText } from "../../../../web/frame/language.tsx";
import type { Pause } from "../view.ts";
import { api } from "../../web/client.ts";
import { text } from "../words.ts";
import { EXCHANGE } from "../use-exchange.ts";

/** Accounts that read about unusually many people, and how the data authority lets them go on. */
export function PausesPanel({
  pauses,
  limit,
}: {
  readonly pauses: readonly Pause[];
  readonly limit: number;
}) {
  const t = useText(text);
  return (
    <section className="ui-panel">
      <h2>{t.pauses}</h2>
      <p className="ui-quiet">{t.pausesLead(limit)}</p>
      {pauses.length === 0 ? (
        <p>{t.noPauses}</p>
      ) : (
        <ul className="ex-list">
          {pauses.map((pause) => (
            <PauseLine key={pause.id} pause={pause} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PauseLine({ pause }: { readonly pause: Pause }) {
  const t = useText(text);
  const [lifting, setLifting] = useState(false);
  const { accountName, unit, subjects, pausedAt, liftedAt, liftedBy, reason, mayLift } = pause;
  return (
    <li className="ui-banner">
      <div className="ui-row">
        <span lang="zh-CN">
          {unit} {accountName}
        </span>
        <span className={liftedAt === null ? "ui-state ui-state-pending" : "ui-quiet"}>
          {t.paused(subjects)}
        </span>
        <span className="ui-quiet">{formatInstant(pausedAt)}</span>
        {mayLift && !lifting && <Button onClick={() => setLifting(true)}>{t.lift}</Button>}
      </div>
      {liftedAt !== null && (
        <p className="ui-quiet">
          {t.lifted} {formatInstant(liftedAt)}{" "}
          <span lang="zh-CN">
            {liftedBy}：{reason}
          </span>
        </p>
      )}
      {lifting && <LiftForm pause={pause} onClose={() => setLifting(false)} />}
    </li>
  );
}

function LiftForm({ pause, onClose }: { readonly pause: Pause; readonly onClose: () => void }) {
  const t = useText(text);
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const lifting = useMutation({
    mutationFn: () =>
      api("POST /api/data/reading-pauses/:pause/lift", { params: { pause: pause.id }, body: { reason } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [EXCHANGE] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    lifting.mutate();
  };
  return (
    <form className="ex-form" onSubmit={submit}>
      <label className="ex-field">
        <span>{t.liftReason}</span>
        <textarea
          className="ui-textarea"
          required
          maxLength={1_000}
          rows={2}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <FailureNotice error={lifting.error} />
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={lifting.isPending}>
          {t.liftSave}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}
