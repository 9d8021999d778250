import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { say } from "../../../kernel/fields.ts";
import { urlOf } from "../../../web/frame/api.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { download } from "../../../web/kit/download.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { recordPage } from "../../../web/kit/record-page.tsx";
import { GrantUsage } from "../exchange/grant/usage.tsx";
import { api } from "../web/client.ts";
import { ClockPanel } from "./clock-panel.tsx";
import { AnswerFacts, AskedFacts } from "./facts.tsx";
import { INPUTS } from "./inputs.tsx";
import { request, type RequestAsked } from "./kind.ts";
import { ATTRIBUTES, stepWords, TONES } from "./labels.tsx";
import type { RequestState } from "./request.ts";
import "./requests.css";
import { COUNTS } from "./use-counts.ts";
import type { RequestDetail } from "./view.ts";

type Shown = { readonly detail: RequestDetail };

/** One request: what it waits for, what can be done, its limits, what is asked and answered, what was done. */
export default recordPage<RequestState, RequestDetail, RequestAsked>(request, {
  path: "/data/requests",
  route: "GET /api/data/requests",
  open: (id) => api("GET /api/data/requests/:request", { params: { request: id } }),
  act: (id, body) => api("POST /api/data/requests/:request/acts", { params: { request: id }, body }),
  title: ({ resource }) => resource.name,
  inputs: INPUTS,
  touches: [COUNTS, "GET /api/data/grants"],
  tones: TONES,
  Actions: Papers,
  Lead: Attribute,
  Before: Waits,
  After: Panels,
});

function Papers({ detail: { id, state } }: Shown) {
  const sentence = useSentence();
  const exporting = useMutation({
    mutationFn: (part: "request" | "answer") =>
      download(urlOf("GET /api/data/requests/:request/paper", { params: { request: id }, query: { part } })),
  });
  return (
    <>
      <Button loading={exporting.isPending} onClick={() => exporting.mutate("request")}>
        {sentence(say("导出申请函", "Export the request"))}
      </Button>
      {state.answered !== null && (
        <Button loading={exporting.isPending} onClick={() => exporting.mutate("answer")}>
          {sentence(say("导出复函", "Export the answer"))}
        </Button>
      )}
      <FailureNotice error={exporting.error} />
    </>
  );
}

function Attribute({ detail: { state } }: Shown) {
  const sentence = useSentence();
  const { attribute, code } = state.resource;
  return (
    <span>
      {code} · {sentence(ATTRIBUTES[attribute])}
    </span>
  );
}

export const NOTHING_TO_DO = say("现在没有等您办理的事项。", "Nothing waits for you here now.");

function Waits({ detail: { steps, may } }: Shown) {
  const sentence = useSentence();
  const each = steps.map((step) => {
    const [act, side] = stepWords(step);
    return say(`${act.zh}（${side.zh}）`, `${act.en} (${side.en})`);
  });
  const words = say(
    `等待：${each.map(({ zh }) => zh).join(" · ")}`,
    `Waits for: ${each.map(({ en }) => en).join(" · ")}`,
  );
  if (steps.length === 0 && may.length > 0) return null;
  return (
    <div className="ui-panel no-print">
      {steps.length > 0 && <div>{sentence(words)}</div>}
      {may.length === 0 && <div className="ui-quiet">{sentence(NOTHING_TO_DO)}</div>}
    </div>
  );
}

function Panels({ detail }: Shown) {
  const sentence = useSentence();
  const use = sentence(say("使用情况", "Use"));
  return (
    <>
      {detail.grant !== null && (
        <nav className="ui-panel ui-row no-print" aria-label={use}>
          <span className="ui-quiet">{use}</span>
          <GrantUsage grant={detail.id} />
          <Link to={`/data/ledger/${detail.id}`}>{sentence(say("使用台账", "Records of use"))}</Link>
        </nav>
      )}
      <div className="rq-two">
        <div className="ui-stack">
          <AnswerFacts detail={detail} />
          <AskedFacts detail={detail} />
        </div>
        <ClockPanel detail={detail} />
      </div>
    </>
  );
}
