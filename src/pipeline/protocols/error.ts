/** A protocol folder or contracts file that cannot be used; the message names the file, the line and what to do. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}
