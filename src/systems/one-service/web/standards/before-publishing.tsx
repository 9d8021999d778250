import { useQuery } from "@tanstack/react-query";
import { say } from "../../../../kernel/fields.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { BeforeSending } from "../../../../web/kit/before-sending.tsx";
import { Dialog } from "../../../../web/kit/dialog.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import type { BundleContent, BundleState } from "../../domain/standards/bundle.ts";
import type { BundleDetail } from "../../domain/standards/comparison-rows.ts";
import { api } from "../client.ts";
import { text } from "./bundle-text.ts";
import { useCityName } from "./city-words.tsx";

const WHO = {
  person: say("群众在办事大厅看到，可以申请", "People see it in the hall and can apply"),
  enterprise: say("企业在办事大厅看到，可以申请", "Enterprises see it in the hall and can apply"),
} as const;
const HELP = say(
  "发布后立即出现在办事大厅，直到撤下；没有截止日期。撤下不影响已经提出的申请。",
  "It stands in the hall at once and until it is withdrawn; no day is set. Withdrawing it leaves applications as they are.",
);

const CHANGED = say(
  "保存后办事大厅立即按新内容显示，直到撤下；没有截止日期，不另发通知。已经提出的申请不受影响。",
  "The hall shows it as changed at once and until it is withdrawn; no day is set and nobody is sent a notice. Applications made already stay as they are.",
);
const TRIAL = "POST /api/bundles/trial";

/** Shows what a change of a published bundle means before it is made: what citizens see at once, and where they no longer can apply. */
export function BeforeChanging(props: {
  readonly state: BundleState;
  readonly content: BundleContent;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const { state, content, ...rest } = props;
  const t = useText(text);
  const tried = useQuery({
    queryKey: [TRIAL, content],
    queryFn: () => api(TRIAL, { body: content }),
    gcTime: 0,
  });
  if (tried.error !== null)
    return (
      <Dialog title={t.edit} onClose={props.onClose}>
        <FailureNotice error={tried.error} />
      </Dialog>
    );
  if (tried.data === undefined) return null;
  return (
    <BeforePublishing detail={{ state: { ...state, ...content }, cities: tried.data.cities }} {...rest} />
  );
}

/** Shows in which cities one can apply for a bundle once it is published, until when, and where not and what that city lacks. */
export function BeforePublishing(props: {
  readonly detail: Pick<BundleDetail, "state" | "cities">;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const {
    detail: { state, cities },
    ...rest
  } = props;
  const t = useText(text);
  const sentence = useSentence();
  const cityName = useCityName();
  const open = cities.filter(({ missing }) => missing.length === 0);
  const shut = cities.filter(({ missing }) => missing.length > 0);
  const changes = state.stage === "issued";
  const cityCount = open.length === 1 ? "1 city" : `${open.length} cities`;
  const title =
    open.length === 0
      ? say(
          `没有一个市能办齐“${state.title}”：${changes ? "修改后办事大厅不再显示" : "发布后办事大厅也不显示"}`,
          `No city can do all of “${state.title}”: the hall ${changes ? "no longer shows it" : "does not show it though it is published"}`,
        )
      : say(
          `${changes ? "修改" : ""}在 ${open.length} 个市的办事大厅${changes ? "的" : "发布"}“${state.title}”`,
          `${changes ? "Change" : "Publish"} “${state.title}” in the hall of ${cityCount}`,
        );
  return (
    <BeforeSending
      {...rest}
      title={sentence(title)}
      help={sentence(changes ? CHANGED : HELP)}
      to={open.map(({ city }) => ({ key: city, name: cityName(city), about: sentence(WHO[state.serves]) }))}
      leftOut={{
        title: sentence(
          say(
            `暂不能申请：${shut.length} 个市`,
            `Nobody can apply yet in ${shut.length === 1 ? "1 city" : `${shut.length} cities`}`,
          ),
        ),
        those: shut.map(({ city, missing }) => ({
          key: city,
          name: cityName(city),
          about: (
            <>
              {sentence(say("现行清单中没有：", "not in the list in force: "))}
              <span lang="zh-CN">{missing.join("、")}</span>
            </>
          ),
        })),
      }}
      mayBeNobody
      okText={changes ? t.edit : t.publish}
    />
  );
}
