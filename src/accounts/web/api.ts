import { client } from "../../web/frame/api.ts";
import type { AccountsContract } from "../contract.ts";

export const api = client<AccountsContract>();
