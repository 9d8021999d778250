import type { Keeper, Waiting } from "./outbox.ts";

const STORE = "waiting";

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("the device keeps nothing")));
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open("jiziwan-sites", 1);
  request.addEventListener("upgradeneeded", () =>
    request.result.createObjectStore(STORE, { keyPath: "key" }),
  );
  return asked(request);
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(
      STORE,
      mode,
      mode === "readwrite" ? { durability: "strict" } : {},
    );
    const written = new Promise<void>((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve());
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("not kept")));
    });
    const result = await asked(work(transaction.objectStore(STORE)));
    // Kept is what the device has written, not what it was asked to.
    await written;
    return result;
  } finally {
    database.close();
  }
}

/** Reports in the browser's own database, where photos fit. Throws where the device keeps nothing or has no room. */
export const deviceKeeper: Keeper = {
  put: async (waiting) => void (await within("readwrite", (store) => store.put(waiting))),
  all: () => within("readonly", (store) => store.getAll() as IDBRequest<Waiting[]>),
  remove: async (key) => void (await within("readwrite", (store) => store.delete(key))),
};
