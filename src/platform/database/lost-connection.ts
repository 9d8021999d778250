/** PostgreSQL stopping or starting, class 08 of SQLSTATE, and what sockets and drivers call a cut connection. */
const CODE = /^(57P0[123]|08\w{3}|ECONN\w+|EPIPE|CONNECTION_\w+)$/;

/** Whether an error only says that the connection to the database broke, which the pools mend by themselves. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as NodeJS.ErrnoException;
  if (cause !== undefined) return isLostConnection(cause);
  return code === undefined ? error.message.startsWith("Connection terminated") : CODE.test(code);
}
