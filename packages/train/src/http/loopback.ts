/** Is it a name, or an address, by which only this machine reaches itself? An IPv6 one with or without brackets. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}
