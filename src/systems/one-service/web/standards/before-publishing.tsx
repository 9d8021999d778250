import { say } from "../../../../kernel/fields.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { BeforeSending } from "../../../../web/kit/before-sending.tsx";
import type { BundleDetail } from "../../domain/standards/comparison-rows.ts";
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
  const title =
    open.length === 0
      ? say(
          `没有一个市能办齐“${state.title}”：发布后办事大厅也不显示`,
          `No city can do all of “${state.title}”: the hall does not show it though it is published`,
        )
      : say(
          `在 ${open.length} 个市的办事大厅发布“${state.title}”`,
          `Publish “${state.title}” in the hall of ${open.length === 1 ? "1 city" : `${open.length} cities`}`,
        );
  return (
    <BeforeSending
      {...rest}
      title={sentence(title)}
      help={sentence(HELP)}
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
      okText={t.publish}
    />
  );
}
