/** Whether the place `href` of the navigation is the one that `path` belongs to. The desk itself is only itself. */
export function isCurrent(href: string, path: string): boolean {
  if (href === '/desk') return path === '/desk';
  return path === href || path.startsWith(`${href}/`);
}
