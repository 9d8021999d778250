import { client } from "../../web/api.ts";
import type { SupervisionContract } from "../contract.ts";

export const api = client<SupervisionContract>();
