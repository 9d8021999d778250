import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { day, optional, pick, say, text as lines } from "../../../../kernel/fields.ts";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { useFilters } from "../../../../web/kit/filters.ts";
import { Form } from "../../../../web/kit/form.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { useAllows } from "../../../../web/frame/session.tsx";
import { correction } from "./kind.ts";
import { api } from "../../web/client.ts";
import { text } from "./words.ts";

const CHOICES = "GET /api/data/correction-choices";

const ASKING = {
  resourceId: pick(say("数据资源", "Resource")),
  text: lines(say("哪里不准确或不完整", "What is wrong or missing"), {
    help: say(
      "写清是哪一项、现在是什么、应该是什么。内容只给办理单位看，可以按规定删除。",
      "Say which item, what it says and what it should say. Only the units that deal with it see this, and it can be erased.",
    ),
  }),
  since: optional(
    day(say("从哪天开始（不清楚可留空）", "Since which day (may stay empty)"), { until: "today" }),
  ),
};

/** Asking for a correction: `?resource=` names the resource, as from the page of a grant or of one's visitors. */
export default function NewCorrectionPage() {
  const t = useText(text);
  const sentence = useSentence();
  const goTo = useNavigate();
  const applicant = useAllows()(["applicant"]);
  const [filters] = useFilters(["resource"]);
  const choices = useQuery({ queryKey: [CHOICES], queryFn: () => api(CHOICES) });
  const [list, name] = [sentence(correction.name), sentence(correction.begins.name)];
  return (
    <Loaded query={choices} back={{ path: "/data/corrections", label: list }}>
      {({ rows, day: today }) => (
        <PageFrame
          title={name}
          breadcrumb={[{ title: list, path: "/data/corrections" }, { title: name }]}
          lead={applicant ? t.leadApplicant : t.lead}
        >
          {rows.length === 0 ? (
            <EmptyState title={t.noChoices}>{applicant ? t.noChoicesApplicant : t.noChoicesUnit}</EmptyState>
          ) : (
            <Form
              name={name}
              fields={ASKING}
              day={today}
              draft={`correction:new:${filters.resource ?? ""}`}
              choices={{
                resourceId: rows.map(({ resourceId, resourceName, provider }) => ({
                  value: resourceId,
                  label: `${resourceName} · ${provider}`,
                })),
              }}
              initial={{
                resourceId:
                  rows.find(
                    ({ resourceId, resourceName }) =>
                      resourceId === filters.resource || resourceName === filters.resource,
                  )?.resourceId ?? "",
              }}
              onClose={() => void goTo("/data/corrections")}
              onSent={() => {}}
              onSend={async (values) => {
                const { id } = await api("POST /api/data/corrections", {
                  body: { key: newRequestKey(), ...values },
                });
                await goTo(`/data/corrections/${id}`);
              }}
            />
          )}
        </PageFrame>
      )}
    </Loaded>
  );
}
