/**
 * Thrown within a transaction that cannot go on, because another one has just changed what it read or locked. The
 * transaction is rolled back and begun anew, as after a serialisation fault; the message says why.
 */
export class RestartTransaction extends Error {}
