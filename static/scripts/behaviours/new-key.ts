/** A key for one attempt (platform/operation). `crypto.randomUUID` is missing on plain http addresses of a closed network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
