import { Difference } from "../../../../web/draw/difference.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import type { ResourceVersion } from "../../catalogue/resource/content.ts";
import type { ResourceDetail } from "../../catalogue/resource/replies.ts";
import { CAUSE_WORDS } from "../../catalogue/resource/names.ts";
import { changedFieldName, versionChanges } from "../../catalogue/resource/version-changes.ts";
import { text } from "./resource-text.ts";

/** Every published version, the newest first, each against the one before it. */
export function VersionsPanel({ resource }: { readonly resource: ResourceDetail }) {
  const { versions: t } = useText(text);
  const { versions } = resource.state;
  if (versions.length === 0) return <EmptyState title={t.none} />;
  return (
    <>
      {versions.toReversed().map((version) => (
        <Version key={version.number} version={version} before={versions[version.number - 2]} />
      ))}
    </>
  );
}

function Version({
  version,
  before,
}: {
  readonly version: ResourceVersion;
  readonly before: ResourceVersion | undefined;
}) {
  const { versions: t } = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { number, publishedOn, submittedOn, approval, revision } = version;
  const changes = before === undefined ? [] : versionChanges(before.content, version.content);
  return (
    <section className="ui-panel" aria-labelledby={`ct-version-${number}`}>
      <h2 id={`ct-version-${number}`}>{t.number(number)}</h2>
      <p className="ui-row ui-quiet">
        <span>
          {t.published} {formatDay(publishedOn, language)}
        </span>
        <span>
          {t.submitted} {formatDay(submittedOn, language)}
        </span>
        <span>
          {t.approved} {formatDay(approval.on, language)}
        </span>
        {revision !== null && (
          <span>
            {t.cause} · {sentence(CAUSE_WORDS[revision.cause])} · <span lang="zh-CN">{revision.reason}</span>
          </span>
        )}
      </p>
      {before === undefined ? (
        <p>{t.first}</p>
      ) : changes.length === 0 ? (
        <p>{t.same}</p>
      ) : (
        <>
          <p>{t.changes(before.number)}</p>
          <dl className="ct-facts">
            {changes.map(({ field, runs }) => (
              <div key={field} className="ct-wide">
                <dt>{sentence(changedFieldName(field))}</dt>
                <dd>
                  <Difference words={runs} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
