import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Dialog } from "../../../../web/kit/dialog.tsx";
import { useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { api } from "../client.ts";
import { LabelledInput } from "./labelled-input.tsx";
import { LicenceStandingTag } from "./licence-standing-tag.tsx";
import { text } from "./licences-text.ts";
import { Zh } from "./words.tsx";

const EMPTY = { type: "", number: "", purpose: "", caseNumber: "", consentCode: "" };

/** Asks how somebody's licence stands. */
export function LicenceCheck() {
  const t = useText(text);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(EMPTY);
  const check = useMutation({
    mutationFn: () =>
      api("POST /api/licences/checks", {
        body: {
          ...asked,
          caseNumber: asked.caseNumber.trim() || null,
          consentCode: asked.consentCode.trim() || null,
        },
      }),
  });
  const answer = check.data;
  const fields = [
    ["type", t.type],
    ["number", t.number],
    ["purpose", t.purpose],
    ["caseNumber", t.caseNumber],
    ["consentCode", t.code],
  ] as const;
  const ready = asked.type.trim() !== "" && asked.number.trim() !== "" && asked.purpose.trim() !== "";
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.check}</Button>
      {open && (
        <Dialog
          title={t.check}
          okText={t.ask}
          cancelText={t.cancel}
          okDisabled={!ready}
          busy={check.isPending}
          onOk={() => check.mutate()}
          onClose={() => {
            setOpen(false);
            setAsked(EMPTY);
            check.reset();
          }}
        >
          <div className="ui-stack">
            <p className="ui-quiet">{t.checkLead}</p>
            {fields.map(([name, label]) => (
              <LabelledInput
                key={name}
                label={label}
                value={asked[name]}
                onChange={(value) => setAsked({ ...asked, [name]: value })}
              />
            ))}
            <FailureNotice error={check.error} />
            {answer !== undefined && (
              <div className="ui-notice" role="status">
                <strong>
                  <Zh>{answer.type}</Zh>
                </strong>{" "}
                <LicenceStandingTag line={{ standing: answer.standing, reason: null }} />{" "}
                {t.since(answer.since)}
                <div className="ui-quiet">
                  {t.holder}: <Zh>{answer.holder ?? ""}</Zh> · {t.issuer}: <Zh>{answer.issuer}</Zh> ·{" "}
                  {t.until(answer.validFrom, answer.validUntil ?? t.noEnd)}
                </div>
              </div>
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}
