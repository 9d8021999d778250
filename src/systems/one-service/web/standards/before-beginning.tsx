import { useQuery } from "@tanstack/react-query";
import { say } from "../../../../kernel/fields.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { BeforeSending, type Named } from "../../../../web/kit/before-sending.tsx";
import { Dialog } from "../../../../web/kit/dialog.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import type { ChainPath } from "../../domain/standards/chain-days.ts";
import type { ChainContent } from "../../domain/standards/chain.ts";
import { api } from "../client.ts";
import { BoundWords } from "./bundle-figures.tsx";
import { text } from "./chain-text.ts";
import { useCityName } from "./city-words.tsx";

const TRIAL = "POST /api/chains/trial";
const HELP = say(
  "建立后，四市各单位、数据专员和领导小组办公室立即能查看，一直有效，直到停用；不另发通知。",
  "Units, data officers and the office of the four cities can read it at once and until it is withdrawn; nobody is sent a notice.",
);
const CHANGED = say(
  "保存后，四市各单位、数据专员和领导小组办公室立即看到新的环节和工期，直到停用；不另发通知，改前的内容留在经过里。",
  "Units, data officers and the office of the four cities see the new steps and days at once and until it is withdrawn; nobody is sent a notice, and its history keeps what was changed.",
);

const whole = ({ path: { unknown } }: ChainPath): boolean => unknown.length === 0;

/** Shows how long a chain will be in which city, begun or changed, who sees it until when, and whose list lacks which of its steps. */
export function BeforeBeginning(props: {
  readonly content: ChainContent;
  /** It is in use already, and changes. */
  readonly changes?: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const { content, changes = false, ...rest } = props;
  const t = useText(text);
  const sentence = useSentence();
  const cityName = useCityName();
  const tried = useQuery({
    queryKey: [TRIAL, content],
    queryFn: () => api(TRIAL, { body: content }),
    gcTime: 0,
  });
  if (tried.error !== null)
    return (
      <Dialog title={changes ? t.edit : t.create} onClose={props.onClose}>
        <FailureNotice error={tried.error} />
      </Dialog>
    );
  if (tried.data === undefined) return null;
  const steps = content.steps.length;
  const named = ({ by, path: { low, high, unknown } }: ChainPath): Named => ({
    key: by,
    name: by === "common" ? t.columns.common : cityName(by),
    about:
      unknown.length > 0 ? (
        <>
          {sentence(say("没有可用的时限：", "no usable days: "))}
          <span lang="zh-CN">{unknown.join("、")}</span>
        </>
      ) : (
        <>
          {t.whole} <BoundWords low={low} high={high} /> {t.unit}
        </>
      ),
  });
  const { paths } = tried.data;
  const shut = paths.filter((path) => !whole(path));
  return (
    <BeforeSending
      {...rest}
      title={sentence(
        say(
          `${changes ? "修改" : "建立"}“${content.title}”，${steps} 个环节`,
          `${changes ? "Change" : "Begin"} “${content.title}” ${changes ? "to" : "of"} ${steps === 1 ? "1 step" : `${steps} steps`}`,
        ),
      )}
      help={sentence(changes ? CHANGED : HELP)}
      to={paths.filter(whole).map(named)}
      leftOut={{
        title: sentence(say(`总工期算不全：${shut.length}`, `The whole is not fully known: ${shut.length}`)),
        those: shut.map(named),
      }}
      mayBeNobody
      okText={changes ? t.edit : t.create}
    />
  );
}
