import { figures } from "../../../platform/records/figures.ts";
import { catalogueFigures } from "../catalogue/resource/store-figures.ts";
import { SHARED_DATA_FIGURES, type SharedDataFigure } from "../domain/figures.ts";
import { exchangeFigures } from "../exchange/store-indicators.ts";
import { oversightFigures } from "../oversight/store-indicators.ts";
import { requestFigures } from "../requests/store-indicators.ts";
import type { Desk } from "./desk.ts";

/** Figures of measure （四） from the catalogue, the requests, the exchanges and their oversight; none of any other measure. */
export const indicatorsOf = figures<Desk, SharedDataFigure>(4, SHARED_DATA_FIGURES, [
  catalogueFigures,
  requestFigures,
  exchangeFigures,
  ...oversightFigures,
]);
