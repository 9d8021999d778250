import { useState } from "react";
import { Link } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { useText } from "../../../web/frame/language.tsx";
import { SearchField } from "../../../web/kit/search-field.tsx";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import type { CitedArticle, JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { textInForce } from "../../domain/joint-papers/joint-paper.ts";
import { text } from "./joint-paper-text.ts";
import { TaskForm } from "./task-form.tsx";
import { useArticles } from "./use-articles.ts";
import { mayDo } from "./use-joint-paper.ts";

/** The articles of a version: found, cited, made tasks of. */
export function ArticlesPanel({ paper }: { readonly paper: JointPaperDetail }) {
  const t = useText(text);
  const { state } = paper;
  const [filters, change] = useFilters(["version", "q"]);
  const version = state.versions.find(({ number }) => number === Number(filters.version))?.number;
  const query = useArticles(paper.id, { version, q: filters.q });
  const [copied, setCopied] = useState("");
  const { data } = query;
  const inForce = textInForce({
    issued: state.issued,
    versions: state.versions.map((each) => ({ ...each, text: "" })),
  });
  const label = data?.version?.label ?? inForce?.label ?? "";
  const cite = async (citation: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(citation);
      setCopied(t.cited(citation));
    } catch {
      // Without https the clipboard is closed.
      setCopied(t.citeFailed(citation));
    }
  };
  return (
    <section className="ui-panel ui-stack" aria-label={t.views.text}>
      <div className="ui-row no-print">
        <select
          className="ui-select"
          aria-label={t.label}
          value={version ?? inForce?.number ?? ""}
          onChange={({ target }) =>
            change({ version: Number(target.value) === inForce?.number ? null : target.value })
          }
        >
          {state.versions.map(({ number, label: words }) => (
            <option key={number} value={number} lang="zh-CN">
              {t.versionOf(number, words)}
            </option>
          ))}
        </select>
        <SearchField
          label={t.searchArticles}
          value={filters.q ?? ""}
          onSearch={(words) => change({ q: words })}
        />
        {data !== undefined && <span className="ui-quiet">{t.counts(data.rows.length, data.total)}</span>}
        <span className="ui-quiet" aria-live="polite">
          {copied}
        </span>
      </div>
      <h2 className="ui-h2">
        <span lang="zh-CN">{label}</span>
      </h2>
      <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <RowsSkeleton rows={6} />}
      {data !== undefined && data.total === 0 && (
        <EmptyState title={t.noArticles}>{t.noArticlesHelp}</EmptyState>
      )}
      {data !== undefined && data.total > 0 && data.rows.length === 0 && <EmptyState title={t.noHits} />}
      <ol className="jp-articles">
        {(data?.rows ?? []).map((article, index, all) => (
          <li key={article.reference.article}>
            {article.chapter !== null && article.chapter !== all[index - 1]?.chapter && (
              <h3 lang="zh-CN">{article.chapter}</h3>
            )}
            <ArticleView paper={paper} article={article} onCite={cite} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function ArticleView(props: {
  readonly paper: JointPaperDetail;
  readonly article: CitedArticle;
  readonly onCite: (citation: string) => Promise<void>;
}) {
  const { paper, article, onCite } = props;
  const t = useText(text);
  const [making, setMaking] = useState(false);
  const { version, article: key } = article.reference;
  const tasks = paper.tasks.filter((each) => each.version === version && each.article === key);
  const mayMake = mayDo(paper, {
    type: "make-task",
    version,
    article: key,
    label: article.label,
    taskId: "",
  });
  return (
    <>
      <div className="jp-article" lang="zh-CN">
        {article.paragraphs.map(({ text: words, items }, index) => (
          <div key={index}>
            <p>{words}</p>
            {items.length > 0 && (
              <ul>
                {items.map((item, at) => (
                  <li key={at}>{item}</li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
      <div className="ui-row jp-article-acts no-print">
        <button
          type="button"
          className="ui-link-button"
          aria-label={t.citeOf(article.citation)}
          onClick={() => void onCite(article.citation)}
        >
          {t.cite}
        </button>
        {mayMake && (
          <button
            type="button"
            className="ui-link-button"
            aria-label={t.makeTaskOf(article.label)}
            aria-expanded={making}
            onClick={() => setMaking(!making)}
          >
            {t.makeTask}
          </button>
        )}
      </div>
      {tasks.length > 0 && (
        <div className="jp-tasks">
          <span className="ui-quiet">{t.tasksOf}</span>
          <ul className="ui-plain-list">
            {tasks.map(({ taskId, task }) => (
              <li key={taskId}>
                {task === null ? (
                  t.taskGone
                ) : (
                  <Link to={`/tasks/${taskId}`} lang="zh-CN">
                    {task.text}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {making && <TaskForm paper={paper} article={article} onClose={() => setMaking(false)} />}
    </>
  );
}
