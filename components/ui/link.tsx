import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link inside the desk. Not fetched ahead: every desk page is made for its viewer at that moment, so a list of fifty rows
 * would ask the server for two hundred pages of which nobody sees more than one.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
