import { Button } from "antd";
import { lazy } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "@tanstack/react-query";
import { type GivenFile, say } from "../../../../kernel/fields.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { api, upload } from "../../web/client.ts";
import { askChoices, CHOICES, CONTENT_INPUTS, RESOURCES, unitOptions } from "./use-choices.ts";
import { resource, type ResourceAsked } from "./kind.ts";
import { AttributeLabel, TONES } from "./labels.tsx";
import type { ResourceDetail } from "./replies.ts";
import type { AssessmentKind, ResourceState } from "./state.ts";
import { inForce, REQUEST } from "./words.ts";

type Shown = { readonly detail: ResourceDetail };
type Assessed = {
  readonly kind: AssessmentKind;
  readonly on: string;
  readonly conclusion: string;
  readonly passed: boolean;
  readonly file: GivenFile;
};

/** One resource: what it holds, who signed, which limit runs, its versions against each other and who uses it. */
export default recordPage<ResourceState, ResourceDetail, ResourceAsked>(resource, {
  path: "/data/catalogue",
  route: RESOURCES,
  touches: ["GET /api/libraries", "GET /api/resource-duplicates"],
  open: (id) => api("GET /api/resources/:resource", { params: { resource: id } }),
  act: (id, body) => api("POST /api/resources/:resource/acts", { params: { resource: id }, body }),
  sends: {
    assess: ({ id, version }, { file: { file, confirmInternal }, ...filled }: Assessed) => {
      const query = { ...filled, version, key: newRequestKey(), confirmInternal };
      return upload("POST /api/resources/:resource/assessments", { params: { resource: id }, query }, file);
    },
  },
  tells: ({ users, state }, type) =>
    type === "withdraw" || (type === "publish" && state.versions.length > 0)
      ? users
          .filter(({ status }) => status !== "terminated")
          .map(({ grantId, unitName, purposes }) => ({
            key: grantId,
            name: unitName,
            about: purposes.join("；"),
          }))
      : [],
  withholds: ({ held }) => (held.length === 0 ? ["allow-stricter"] : []),
  title: ({ content }) => content.name,
  inputs: CONTENT_INPUTS,
  useChoices: () => {
    const { data } = useQuery({ queryKey: [CHOICES], queryFn: askChoices, staleTime: 60_000 });
    return { "content.providerId": data === undefined ? [] : unitOptions(data) };
  },
  tones: TONES,
  Actions: Request,
  Lead: InForce,
  Before: lazy(() => import("./standing.tsx")),
  Facts: lazy(() => import("./facts.tsx")),
  views: {
    versions: {
      name: say("版本", "Versions"),
      count: ({ state }) => state.versions.length,
      View: lazy(() => import("./versions.tsx")),
    },
    users: {
      name: say("使用单位", "Who uses it"),
      count: ({ users }) => users.length,
      View: lazy(() => import("./users.tsx")),
    },
  },
});

function Request({ detail: { id, state, actor } }: Shown) {
  const sentence = useSentence();
  const goTo = useNavigate();
  const mayAsk = useAllows()(["liaison"]);
  const { versions, withdrawn, content } = state;
  const shared = withdrawn === null && (versions.at(-1)?.content.attribute ?? "none") !== "none";
  if (!mayAsk || !shared || actor.unitIds.includes(content.providerId)) return null;
  return (
    <Button type="primary" onClick={() => void goTo(`/data/requests/new?resource=${id}`)}>
      {sentence(REQUEST)}
    </Button>
  );
}

function InForce({ detail: { state } }: Shown) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const version = state.versions.at(-1);
  const day = (of: string) => formatDay(of, language);
  const words =
    state.withdrawn !== null
      ? say(`${day(state.withdrawn.on)} 撤销`, `Withdrawn ${day(state.withdrawn.on)}`)
      : version === undefined
        ? say("尚未发布", "Not published yet")
        : inForce(version.number, day(version.publishedOn));
  return (
    <>
      <AttributeLabel attribute={state.content.attribute} />
      <span>{sentence(words)}</span>
    </>
  );
}
