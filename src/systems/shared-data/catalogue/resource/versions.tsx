import { say } from "../../../../kernel/fields.ts";
import { Difference } from "../../../../web/draw/difference.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { Chinese, Fact, Facts, Section } from "../../../../web/kit/parts.tsx";
import type { ResourceDetail } from "./replies.ts";
import { CAUSE_WORDS, type ResourceVersion } from "./state.ts";
import { changedFieldName, versionChanges } from "./version-changes.ts";

/** Every published version, the newest first, each against the one before it. */
export default function Versions({ detail: { state } }: { readonly detail: ResourceDetail }) {
  const sentence = useSentence();
  const { versions } = state;
  if (versions.length === 0)
    return <EmptyState title={sentence(say("还没有发布过。", "Nothing was published yet."))} />;
  return versions
    .toReversed()
    .map((version) => (
      <Version key={version.number} version={version} before={versions[version.number - 2]} />
    ));
}

function Version({
  version: { number, content, publishedOn, submittedOn, approval, revision },
  before,
}: {
  readonly version: ResourceVersion;
  readonly before: ResourceVersion | undefined;
}) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const changes = before === undefined ? [] : versionChanges(before.content, content);
  const days = [
    [say("发布", "Published"), publishedOn],
    [say("报送", "Submitted"), submittedOn],
    [say("负责人同意", "Approved"), approval.on],
  ] as const;
  const words =
    before === undefined
      ? say("首次发布", "First publication")
      : changes.length === 0
        ? say("没有变化", "No change")
        : say(`与第 ${before.number} 版相比`, `Against version ${before.number}`);
  return (
    <Section title={sentence(say(`第 ${number} 版`, `Version ${number}`))}>
      <p className="ui-row ui-quiet">
        {days.map(([name, day]) => (
          <span key={name.en}>
            {sentence(name)} {formatDay(day, language)}
          </span>
        ))}
        {revision !== null && (
          <span>
            {sentence(say("更新原因", "Cause"))} · {sentence(CAUSE_WORDS[revision.cause])} ·{" "}
            <Chinese>{revision.reason}</Chinese>
          </span>
        )}
      </p>
      <p>{sentence(words)}</p>
      {changes.length > 0 && (
        <Facts>
          {changes.map(({ field, runs }) => (
            <Fact key={field} name={sentence(changedFieldName(field))} whole>
              <Difference words={runs} />
            </Fact>
          ))}
        </Facts>
      )}
    </Section>
  );
}
