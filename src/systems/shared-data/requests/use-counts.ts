import { api } from "../web/client.ts";

export const COUNTS = "GET /api/data/request-counts";
export const countsOf = () => api(COUNTS);
