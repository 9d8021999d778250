import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Dialog } from "../../../../web/kit/dialog.tsx";
import { tell } from "../../../../web/frame/told.tsx";
import { useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { api } from "../client.ts";
import { LabelledInput } from "./labelled-input.tsx";
import { text } from "./licences-text.ts";

const EMPTY = { type: "", holderName: "", holderNumber: "", number: "", validFrom: "", validUntil: "" };

/** Enters a licence that the own unit issued. */
export function LicenceEntry() {
  const t = useText(text);
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<"person" | "enterprise">("person");
  const [given, setGiven] = useState(EMPTY);
  const [key, setKey] = useState(newRequestKey);
  const enter = useMutation({
    mutationFn: () =>
      api("POST /api/licences", {
        body: {
          key,
          type: given.type,
          number: given.number.trim() || null,
          holder: { kind, name: given.holderName, number: given.holderNumber.trim().toUpperCase() },
          validFrom: given.validFrom,
          validUntil: given.validUntil || null,
        },
      }),
    onSuccess: async ({ number }) => {
      tell.done(t.entered(number));
      setOpen(false);
      setGiven(EMPTY);
      setKey(newRequestKey());
      await queries.invalidateQueries({ queryKey: ["licences"] });
    },
  });
  const fields = [
    ["type", t.type, "text"],
    ["holderName", t.holderName, "text"],
    ["holderNumber", t.holderNumber, "text"],
    ["number", t.ownNumber, "text"],
    ["validFrom", t.from, "date"],
    ["validUntil", t.to, "date"],
  ] as const;
  const ready = [given.type, given.holderName, given.holderNumber, given.validFrom].every(
    (each) => each.trim() !== "",
  );
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t.enter}
      </Button>
      {open && (
        <Dialog
          title={t.enter}
          okText={t.save}
          cancelText={t.cancel}
          okDisabled={!ready}
          busy={enter.isPending}
          onOk={() => enter.mutate()}
          onClose={() => setOpen(false)}
        >
          <div className="ui-stack">
            <label className="ui-field">
              {t.kind}
              <select
                className="ui-select"
                value={kind}
                onChange={(chosen) => setKind(chosen.target.value === "enterprise" ? "enterprise" : "person")}
              >
                <option value="person">{t.person}</option>
                <option value="enterprise">{t.enterprise}</option>
              </select>
            </label>
            {fields.map(([name, label, type]) => (
              <LabelledInput
                key={name}
                label={label}
                type={type}
                value={given[name]}
                onChange={(value) => setGiven({ ...given, [name]: value })}
              />
            ))}
            <FailureNotice error={enter.error} />
          </div>
        </Dialog>
      )}
    </>
  );
}
