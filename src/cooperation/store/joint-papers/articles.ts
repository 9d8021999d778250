import { doAct, getRecord } from "../records.ts";
import { type Day, dayInChinese } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { TaskOrder } from "../../../kernel/work.ts";
import type { Caller } from "../../../platform/slice.ts";
import { articlesOf, citation, searchArticles } from "../../domain/joint-papers/articles.ts";
import { type JointPaperAct, textInForce } from "../../domain/joint-papers/joint-paper.ts";
import { NO_SUCH_ARTICLE, NO_SUCH_VERSION } from "../../domain/joint-papers/joint-paper-failures.ts";
import type { ArticlesReply, JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { jointPaperShape } from "../../domain/joint-papers/joint-paper-record.ts";
import type { Desk } from "../desk.ts";
import type { Acting } from "./act-on-joint-paper.ts";
import { jointPaperDetail } from "./joint-paper-detail.ts";
import { briefOfVersion } from "./versions.ts";

/** Articles of a version of a paper, of the one in force where none is named; none where no text is filed. */
export async function listArticles(
  desk: Pick<Desk, "sql">,
  paper: string,
  { version, q }: { readonly version?: number | undefined; readonly q?: string | undefined },
): Promise<ArticlesReply> {
  const { state } = await getRecord(desk.sql, jointPaperShape, paper);
  const found =
    version === undefined ? textInForce(state) : state.versions.find(({ number }) => number === version);
  if (!found && version !== undefined) throw new FailureError(NO_SUCH_VERSION);
  if (!found) return { version: null, total: 0, rows: [] };
  const all = articlesOf(found.text);
  const articles = q === undefined ? all : searchArticles(all, q);
  return {
    version: { ...briefOfVersion(found), by: "" },
    total: all.length,
    rows: articles.map(({ key, span: _, ...article }) => ({
      ...article,
      reference: { paper, version: found.number, article: key },
      citation: citation(state.title, article),
    })),
  };
}

export type ArticleTaskAsked = Acting & {
  readonly paperVersion: number;
  readonly article: string;
  readonly planId: string;
  readonly measureId: string | null;
  readonly undertakingId: string | null;
  readonly text: string;
  readonly units: TaskOrder["units"];
  readonly due: Day | null;
  readonly dispatch: boolean;
};

/** Makes a task of an article: it quotes the article, and the paper keeps its id, both or neither. */
export async function makeArticleTask(
  desk: Desk,
  paper: string,
  asked: ArticleTaskAsked,
  caller: Caller,
): Promise<JointPaperDetail> {
  const { version, key, paperVersion, planId, due, dispatch } = asked;
  await doAct(
    desk,
    jointPaperShape,
    {
      id: paper,
      version,
      key,
      act: async (sql, before): Promise<JointPaperAct> => {
        const from = before?.versions.find(({ number }) => number === paperVersion);
        if (!before || !from) throw new FailureError(NO_SUCH_VERSION);
        const article = articlesOf(from.text).find((each) => each.key === asked.article);
        if (!article) throw new FailureError(NO_SUCH_ARTICLE);
        const order: TaskOrder = {
          measureId: asked.measureId,
          undertakingId: asked.undertakingId,
          source: {
            kind: "superior",
            title: `${citation(before.title, article)}`,
            paper: before.issued?.docNumber || null,
            date: before.issued?.on ?? null,
            quote: article.text,
          },
          text: asked.text,
          units: asked.units,
          deadline: {
            kind: due === null ? "none" : "date",
            raw: due === null ? null : dayInChinese(due),
            latest: due,
            thenContinuous: false,
          },
        };
        const [task] = await desk.tasks.register(sql, planId, { key, dispatch, tasks: [order] }, caller);
        if (!task) throw new Error("no task was registered");
        const { label } = article;
        return { type: "make-task", version: paperVersion, article: article.key, label, taskId: task.id };
      },
    },
    caller,
  );
  return jointPaperDetail(desk, paper, caller);
}
