import { useMutation } from "@tanstack/react-query";
import { useNavigate, useParams } from "react-router";
import "../../../../web/frame/desk.css";
import { useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { ResourceContent } from "../../catalogue/resource/content.ts";
import type { ResourceDetail } from "../../catalogue/resource/replies.ts";
import "../../catalogue/catalogue.css";
import { text } from "./form-text.ts";
import { ResourceForm } from "./resource-form.tsx";
import { useAct, useResource, useResourceChoices } from "../../catalogue/use-catalogue.ts";

/** Changes the draft of a resource. */
export default function EditResourcePage() {
  const { resource = "" } = useParams();
  const t = useText(text);
  return (
    <Loaded query={useResource(resource)} back={{ path: "/data/catalogue", label: t.list }}>
      {(found) => <Editing key={found.id} resource={found} />}
    </Loaded>
  );
}

function Editing({ resource }: { readonly resource: ResourceDetail }) {
  const t = useText(text);
  const navigate = useNavigate();
  const act = useAct(resource);
  const units = useResourceChoices().data?.units ?? [];
  const back = `/data/catalogue/${resource.id}`;
  const saving = useMutation({
    mutationFn: (content: ResourceContent) => act({ type: "edit", content }),
    onSuccess: () => void navigate(back),
  });
  const { content, versions } = resource.state;
  return (
    <PageFrame
      title={t.editTitle}
      lead={
        <span lang="zh-CN">
          {content.code} {content.name}
        </span>
      }
      breadcrumb={[
        { title: t.list, path: "/data/catalogue" },
        { title: content.code, path: back },
        { title: t.editTitle },
      ]}
    >
      <ResourceForm
        initial={content}
        units={units}
        fixed={versions.length > 0}
        busy={saving.isPending}
        error={saving.error}
        onSave={(next) => saving.mutate(next)}
        onCancel={() => void navigate(back)}
      />
    </PageFrame>
  );
}
