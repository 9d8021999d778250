import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import "../../../../web/desk.css";
import { EmptyState } from "../../../../web/empty-state.tsx";
import { useFilters } from "../../../../web/filters.ts";
import { useText } from "../../../../web/language.tsx";
import { Loaded } from "../../../../web/loaded.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { newRequestKey } from "../../../../web/request-key.ts";
import { useAllows } from "../../../../web/session.tsx";
import { api } from "../client.ts";
import { text } from "./corrections-text.ts";
import "./oversight.css";
import { StepForm } from "./step-form.tsx";

const CHOICES = "GET /api/data/correction-choices";

/** Asking for a correction: `?resource=` names the resource, as from the page of a grant or of one's visitors. */
export default function NewCorrectionPage() {
  const t = useText(text);
  const goTo = useNavigate();
  const applicant = useAllows()(["applicant"]);
  const [filters] = useFilters(["resource"]);
  const choices = useQuery({ queryKey: [CHOICES], queryFn: () => api(CHOICES) });
  return (
    <Loaded query={choices} back={{ path: "/data/corrections", label: t.toList }}>
      {({ rows, day }) => (
        <PageFrame
          title={t.newTitle}
          breadcrumb={[{ title: t.title, path: "/data/corrections" }, { title: t.newTitle }]}
          lead={applicant ? t.leadApplicant : t.lead}
        >
          {rows.length === 0 ? (
            <EmptyState title={t.noChoices}>{applicant ? t.noChoicesApplicant : t.noChoicesUnit}</EmptyState>
          ) : (
            <StepForm
              onClose={() => void goTo("/data/corrections")}
              onSaved={() => {}}
              step={{
                key: "ask",
                label: t.create,
                fields: [
                  {
                    name: "resource",
                    label: t.resource,
                    kind: "choice",
                    initial:
                      rows.find(
                        ({ resourceId, resourceName }) =>
                          resourceId === filters.resource || resourceName === filters.resource,
                      )?.resourceId ?? "",
                    options: rows.map(({ resourceId, resourceName, provider }) => ({
                      value: resourceId,
                      label: `${resourceName} · ${provider}`,
                      lang: "zh-CN",
                    })),
                  },
                  { name: "text", label: t.wrong, kind: "wide", help: t.wrongHelp },
                  { name: "since", label: t.since, kind: "day", optional: true, max: day },
                ],
                onDone: async ({ resource = "", text: words = "", since = "" }) => {
                  const body = {
                    key: newRequestKey(),
                    resourceId: resource,
                    text: words,
                    since: since || null,
                  };
                  const { id } = await api("POST /api/data/corrections", { body });
                  await goTo(`/data/corrections/${id}`);
                },
              }}
            />
          )}
        </PageFrame>
      )}
    </Loaded>
  );
}
