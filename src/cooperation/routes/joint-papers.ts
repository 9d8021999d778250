import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { jointPapersContract } from "../contract/joint-papers.ts";
import type { Desk } from "../store/desk.ts";
import { actOnJointPaper, beginJointPaper } from "../store/joint-papers/act-on-joint-paper.ts";
import { listArticles, makeArticleTask } from "../store/joint-papers/articles.ts";
import { jointPaperDetail } from "../store/joint-papers/joint-paper-detail.ts";
import { jointPaperChoices, listJointPapers } from "../store/joint-papers/list-joint-papers.ts";
import { opinionFormFile, opinionTableFile, readReturnedSheet } from "../store/joint-papers/rounds.ts";
import {
  getDocument,
  addPastedVersion,
  addVersionFile,
  briefOfVersion,
  compareTwo,
  getVersion,
} from "../store/joint-papers/versions.ts";

/** See the contract for what each route is for. */
export function jointPapersRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, jointPapersContract, {
    "GET /api/joint-papers": ({ query: { page, size, sort, reversed, ...filter } }) =>
      listJointPapers(desk, filter, { page, size, sort, reversed }),
    "POST /api/joint-papers": ({ body, caller }) => beginJointPaper(desk, body, caller),
    "GET /api/joint-paper-choices": () => jointPaperChoices(desk),
    "GET /api/joint-papers/:paper": ({ params, caller }) => jointPaperDetail(desk, params.paper, caller),
    "POST /api/joint-papers/:paper/acts": ({ params, body, caller }) =>
      actOnJointPaper(desk, params.paper, body, caller),
    "POST /api/joint-papers/:paper/versions": ({ params, body, caller }) =>
      addPastedVersion(desk, params.paper, body, caller),
    "POST /api/joint-papers/:paper/version-files": ({ params, query, file, caller }) =>
      addVersionFile(desk, params.paper, query, file, caller),
    "GET /api/joint-papers/:paper/versions/:version": async ({ params }) => {
      const version = await getVersion(desk, params.paper, params.version);
      return { ...briefOfVersion(version), by: "", text: version.text };
    },
    "GET /api/joint-papers/:paper/documents/:digest": ({ params }) =>
      getDocument(desk, params.paper, params.digest),
    "GET /api/joint-papers/:paper/comparison": ({ params, query }) =>
      compareTwo(desk, params.paper, query.left, query.right),
    "GET /api/joint-papers/:paper/articles": ({ params, query }) => listArticles(desk, params.paper, query),
    "POST /api/joint-papers/:paper/tasks": ({ params, body, caller }) =>
      makeArticleTask(desk, params.paper, body, caller),
    "GET /api/joint-papers/:paper/rounds/:round/table": ({ params, query }) =>
      opinionTableFile(desk, params.paper, params.round, query.format),
    "GET /api/joint-papers/:paper/rounds/:round/form": ({ params }) =>
      opinionFormFile(desk, params.paper, params.round),
    "POST /api/joint-papers/:paper/rounds/:round/sheets": ({ params, query, file, caller }) =>
      readReturnedSheet(desk, params.paper, params.round, { ...query, ...file }, caller),
  });
}
