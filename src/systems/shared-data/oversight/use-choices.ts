import { api } from "../web/client.ts";

const route = "GET /api/data/oversight-choices";

/** Units to choose from, the own one, and what a dispute may be about. */
export const oversightChoices = { route, ask: () => api(route) };
export type OversightChoices = Awaited<ReturnType<typeof oversightChoices.ask>>;
