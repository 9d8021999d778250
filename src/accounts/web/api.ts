import { client } from "../../web/api.ts";
import type { AccountsContract } from "../contract.ts";

export const api = client<AccountsContract>();
