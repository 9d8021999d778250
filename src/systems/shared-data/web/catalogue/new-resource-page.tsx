import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import type { ResourceContent } from "../../catalogue/resource/content.ts";
import { api } from "../client.ts";
import "../../catalogue/catalogue.css";
import { text } from "./form-text.ts";
import { type FormUnit, ResourceForm } from "./resource-form.tsx";
import { useResourceChoices } from "../../catalogue/use-catalogue.ts";

const blank = (unit: FormUnit): ResourceContent => ({
  code: "",
  name: "",
  summary: "",
  providerId: unit.id,
  providerName: unit.name,
  providerCode: "",
  regionCode: unit.regionCode,
  level: "city",
  format: "database",
  items: [{ name: "", code: "", type: "text", length: null, sensitivity: "ordinary", key: true }],
  subjectItem: null,
  updateCycle: "daily",
  attribute: "unconditional",
  noneBasis: null,
  modes: ["api"],
  conditions: { recipients: [], uses: [], demands: [] },
  openAttribute: "closed",
  openCondition: "",
  relatedCodes: [],
  classification: "",
  grade: "general",
  leadSource: null,
});

/** Drafts a resource. */
export default function NewResourcePage() {
  const t = useText(text);
  const navigate = useNavigate();
  const choices = useResourceChoices();
  const [key] = useState(newRequestKey);
  const saving = useMutation({
    mutationFn: (content: ResourceContent) => api("POST /api/resources", { body: { key, content } }),
    onSuccess: ({ id }) => void navigate(`/data/catalogue/${id}`),
  });
  return (
    <Loaded query={choices} back={{ path: "/data/catalogue", label: t.list }}>
      {({ units }) => {
        const [first] = units;
        return (
          <PageFrame
            title={t.newTitle}
            lead={t.newLead}
            breadcrumb={[{ title: t.list, path: "/data/catalogue" }, { title: t.newTitle }]}
          >
            {first === undefined ? (
              <EmptyState title={t.noUnit} />
            ) : (
              <ResourceForm
                initial={blank(first)}
                units={units}
                fixed={false}
                busy={saving.isPending}
                error={saving.error}
                onSave={(content) => saving.mutate(content)}
                onCancel={() => void navigate("/data/catalogue")}
              />
            )}
          </PageFrame>
        );
      }}
    </Loaded>
  );
}
