import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { standardsContract } from "../contract/standards.ts";
import type { Desk } from "../store/desk.ts";
import { actOnBundle, beginBundle, bundleDetail, bundleRows, tryBundle } from "../store/standards/bundles.ts";
import { actOnChain, beginChain, chainDetail, chainRows, tryChain } from "../store/standards/chains.ts";
import { comparedDetail, comparisonFile, listComparison } from "../store/standards/comparison-lists.ts";
import { decidePairing, listProposals } from "../store/standards/pairing-decisions.ts";
import { standardFile } from "../store/standards/standard-papers.ts";
import {
  actOnStandard,
  complianceNow,
  listStandards,
  proposeStandard,
  standardDetail,
} from "../store/standards/standards.ts";

/** See the contract for what each route is for. */
export function standardsRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, standardsContract, {
    "GET /api/item-comparison": ({ query: { page, size, sort, reversed, ...filter } }) =>
      listComparison(desk, filter, { page, size, sort, reversed }),
    "GET /api/item-comparison/groups/:key": ({ params }) => comparedDetail(desk, params.key),
    "GET /api/item-comparison/file": ({ query, long }) => comparisonFile(desk, query, long),
    "GET /api/item-pairings": ({ query }) => listProposals(desk, query),
    "POST /api/item-pairings": ({ body, caller }) => decidePairing(desk, body, caller),
    "GET /api/standards": ({ query, caller }) => listStandards(desk, query, caller),
    "POST /api/standards": ({ body, caller }) => proposeStandard(desk, body, caller),
    "GET /api/standards/:standard": ({ params, caller }) => standardDetail(desk, params.standard, caller),
    "POST /api/standards/:standard/acts": ({ params, body, caller }) =>
      actOnStandard(desk, params.standard, body, caller),
    "GET /api/standards/:standard/paper": ({ params, query }) =>
      standardFile(desk, params.standard, query.format),
    "GET /api/standards/:standard/compliance": ({ params }) => complianceNow(desk, params.standard),
    "GET /api/bundles": ({ query, caller }) => bundleRows(desk, query, caller),
    "POST /api/bundles": ({ body, caller }) => beginBundle(desk, body, caller),
    "POST /api/bundles/trial": ({ body, caller }) => tryBundle(desk, body, caller),
    "GET /api/bundles/:bundle": ({ params, caller }) => bundleDetail(desk, params.bundle, caller),
    "POST /api/bundles/:bundle/acts": ({ params, body, caller }) =>
      actOnBundle(desk, params.bundle, body, caller),
    "GET /api/chains": ({ query, caller }) => chainRows(desk, query, caller),
    "POST /api/chains": ({ body, caller }) => beginChain(desk, body, caller),
    "POST /api/chains/trial": ({ body, caller }) => tryChain(desk, body, caller),
    "GET /api/chains/:chain": ({ params, caller }) => chainDetail(desk, params.chain, caller),
    "POST /api/chains/:chain/acts": ({ params, body, caller }) =>
      actOnChain(desk, params.chain, body, caller),
  });
}
