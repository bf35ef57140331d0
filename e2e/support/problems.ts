/** What no page may do, whatever a test looks at: complain in the console, break its own CSP, or talk to another host. */
import type { BrowserContext, ConsoleMessage } from '@playwright/test';

/** Problems seen so far, and the ones a test provokes on purpose. */
export class Problems {
  readonly #seen: string[] = [];
  readonly #allowed: RegExp[] = [];
  readonly #refusedPages = new Set<string>();
  readonly #failedLoads: { url: string; text: string }[] = [];

  /** This test means to cause what matches. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** Watches everything that pages of the context do. Only `origin` may be asked for anything. */
  watch(context: BrowserContext, origin: string): void {
    context.on('weberror', (error) => this.#seen.push(`uncaught: ${error.error().message}`));
    context.on('console', (message) => this.#hear(message));
    context.on('request', (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && asked !== origin)
        this.#seen.push(`foreign request: ${request.url()}`);
    });
    context.on('response', (response) => {
      const isPage = response.request().isNavigationRequest();
      if (isPage && response.status() >= 400) this.#refusedPages.add(response.url());
    });
  }

  /** What nobody expected. A page that answers 404 or 410 is no problem by itself: the browser says so in the console. */
  unexpected(): string[] {
    const loads = this.#failedLoads.filter(({ url }) => !this.#refusedPages.has(url)).map(({ text }) => text);
    return [...this.#seen, ...loads].filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }

  #hear(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const text = `console: ${message.text()} (${url})`;
    if (message.text().startsWith('Failed to load resource')) this.#failedLoads.push({ url, text });
    else this.#seen.push(text);
  }
}
