import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { Chinese, Section } from "../../../../web/kit/parts.tsx";
import { ClockWords } from "./labels.tsx";
import { resource } from "./kind.ts";
import type { ResourceDetail } from "./replies.ts";
import { heldSentence } from "./rules.ts";
import { LACKING, lastDay, LIMIT } from "./words.ts";

/** Why a head cannot approve yet what would be the head's to approve. */
const BLOCKS = ["content-incomplete", "assessments-missing", "same-person", "conditions-grew"];
const HELD = {
  withdrawn: say(
    "比已发布的版本或像是被它接替的已撤销目录更严；放宽，或由上一级主管部门写明理由认定后才能发布：",
    "It is stricter than its published version, or than a withdrawn resource that it seems to replace. Loosen it, or have the authority above decide with its reason before it is published:",
  ),
  standing: say(
    "比像是被它接替、已申请撤销的目录更严；那条目录还在，不妨碍这条发布，但要等这条放宽，或由上一级主管部门写明理由认定后，那条才能撤销：",
    "It is stricter than a resource that it seems to replace and whose withdrawal is asked for. While that one stands this one can be published; that one cannot be withdrawn before this one is loosened or the authority above decided with its reason:",
  ),
};

/** What stands in the way or runs: the limit with its article, what came back, what lacks. */
export default function Standing({
  detail: { state, clocks, lacking, held, inside, actor, day: today },
}: {
  readonly detail: ResourceDetail;
}) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const { returned, withdrawalAsked, withdrawn, versions, status } = state;
  const day = (of: string) => formatDay(of, language);
  const blocked = resource.permit(state, { type: "approve" }, actor, today);
  const said = (words: Sentence, reason: string) => (
    <p className="ui-banner">
      {sentence(words)} · <Chinese>{reason}</Chinese>
    </p>
  );
  return (
    <>
      {clocks.map((shown) => (
        <Section key={shown.clock.rule} title={sentence(LIMIT)}>
          <span className="ui-row">
            <ClockWords clock={shown} />
            <span>{sentence(lastDay(day(shown.clock.due), shown.clock.workingDays))}</span>
            <Chinese>{shown.clock.article}</Chinese>
          </span>
          {shown.byAnalogy && (
            <p className="ui-quiet">
              {sentence(
                say(
                  "条例第十七条的两个工作日适用于目录更新后的审核；首次发布没有规定天数，这里仅作参照，不计为违规。",
                  "The two working days of article 17 are for the review of an updated resource; for a first publication no number of days is set. They are shown as a guide and are no breach when past.",
                ),
              )}
            </p>
          )}
        </Section>
      ))}
      {returned !== null &&
        said(say(`${day(returned.on)} 退回`, `Returned ${day(returned.on)}`), returned.reasons)}
      {withdrawalAsked !== null &&
        withdrawn === null &&
        said(
          say(
            `提供部门 ${day(withdrawalAsked.on)} 申请撤销`,
            `The provider asked for withdrawal on ${day(withdrawalAsked.on)}`,
          ),
          withdrawalAsked.reason,
        )}
      {withdrawn !== null &&
        said(say(`${day(withdrawn.on)} 撤销`, `Withdrawn ${day(withdrawn.on)}`), withdrawn.reason)}
      {lacking.length > 0 && (
        <section className="ui-banner">
          <strong>{sentence(LACKING)}</strong>
          <ul className="kit-list">
            {lacking.map((each) => (
              <li key={each.zh}>{sentence(each)}</li>
            ))}
          </ul>
        </section>
      )}
      {(["withdrawn", "standing"] as const).map((which) => {
        const those = held.filter(({ standing = false }) => standing === (which === "standing"));
        return (
          those.length > 0 && (
            <p key={which} className="ui-banner">
              <strong>{sentence(HELD[which])}</strong> {sentence(heldSentence(those))}
            </p>
          )
        );
      })}
      {actor.roles.includes("unit-head") && blocked !== null && BLOCKS.includes(blocked.code) && (
        <p className="ui-banner">
          {sentence(say("还不能由负责人同意：", "The head cannot approve yet: "))}
          {sentence(blocked.sentence)}
        </p>
      )}
      {inside && versions.length > 0 && status !== "published" && status !== "withdrawn" && (
        <p className="ui-quiet">
          {sentence(
            say(
              "以下是编制中的内容；现行版本见“版本”。",
              "Below is the draft; the version in force stands under “Versions”.",
            ),
          )}
        </p>
      )}
    </>
  );
}
