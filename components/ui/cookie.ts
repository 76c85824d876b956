/** Small choices the server needs before the first paint: theme, zone, widths. One year, this site only. */
export function rememberInCookie(name: string, value: string): void {
  Object.assign(document, {
    cookie: `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`,
  });
}
