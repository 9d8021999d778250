import type { Contract } from "../../../kernel/contract.ts";
import { disputeContract } from "./dispute/contract.ts";
import { returnFlowContract } from "./return-flow/contract.ts";
import { correctionContract } from "./correction/contract.ts";
import { ledgerContract } from "./ledger/contract.ts";
import { breachContract } from "./breach/contract.ts";

export const oversightContract = {
  ...disputeContract,
  ...returnFlowContract,
  ...correctionContract,
  ...ledgerContract,
  ...breachContract,
} as const satisfies Contract;
