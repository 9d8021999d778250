import { useMutation } from "@tanstack/react-query";
import { Button, Divider } from "antd";
import { tell } from "../../web/frame/told.tsx";
import { useState } from "react";
import { useQuestion } from "../../web/kit/dialog.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useColon, useText } from "../../web/frame/language.tsx";
import type { OrganisationDetail } from "../domain/organisation.ts";
import { api } from "./api.ts";
import { OrganisationSelect } from "./organisation-select.tsx";
import { text } from "./roster-text.ts";

/** Ways a unit leaves the roster: merged into another, or removed. */
export function UnitRemoval({
  unit,
  onDone,
}: {
  readonly unit: OrganisationDetail;
  readonly onDone: () => void;
}) {
  const t = useText(text);
  const colon = useColon();
  const { ask, question } = useQuestion();
  const [into, setInto] = useState<string | null>(null);
  const params = { organisation: unit.id };
  const merge = useMutation({
    mutationFn: (target: string) =>
      api("POST /api/organisations/:organisation/merge", { params, body: { into: target } }),
    onSuccess: () => {
      tell.done(t.merged);
      onDone();
    },
  });
  const remove = useMutation({
    mutationFn: () => api("DELETE /api/organisations/:organisation", { params }),
    onSuccess: () => {
      tell.done(t.deleted(unit.name));
      onDone();
    },
  });
  return (
    <>
      {question}
      <Divider />
      <h3 className="unit-merge-title">{t.merge}</h3>
      <p className="quiet small">{t.mergeHelp}</p>
      <div className="unit-merge">
        <OrganisationSelect
          label={t.mergeInto}
          placeholder={t.searchUnit}
          known={[]}
          except={unit.id}
          value={into}
          onChange={setInto}
        />
        <Button
          disabled={into === null}
          loading={merge.isPending}
          onClick={() => into !== null && merge.mutate(into)}
        >
          {t.mergeConfirm}
        </Button>
      </div>
      <FailureNotice error={merge.error ?? remove.error} />
      <Button
        danger
        loading={remove.isPending}
        onClick={() =>
          void ask({
            title: t.delete + colon + unit.name,
            content: t.deleteAsk,
            okText: t.delete,
            danger: true,
          }).then((yes) => yes && remove.mutate())
        }
      >
        {t.delete}
      </Button>
    </>
  );
}
