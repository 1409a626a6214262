import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** The Chromium to test with; undefined where there is none. */
export const CHROMIUM = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find((path) => path && existsSync(path));

export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
export const DESKTOP = { viewport: { width: 1280, height: 900 } };

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

/** Somebody with the chat page open in a browser profile of their own. */
export class ChatPage {
  readonly page: Page;
  /** Errors of the page and requests to anywhere else. */
  readonly troubles: string[] = [];

  private constructor(page: Page, url: string) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.troubles.push(message.text());
    });
    page.on('pageerror', (error) => this.troubles.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
        this.troubles.push(`a request to ${request.url()}`);
    });
  }

  static async open(context: BrowserContext, url: string): Promise<ChatPage> {
    const chat = new ChatPage(await context.newPage(), url);
    await chat.page.goto(url);
    return chat;
  }

  async say(text: string): Promise<void> {
    const box = this.page.locator('[data-id="webchat-sendbox-input"]');
    await box.fill(text);
    await box.press('Enter');
  }

  /** Taps the newest button of a title. */
  async tap(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title, exact: true }).last().click();
  }

  /** Waits for words in the newest messages. */
  async sees(words: RegExp): Promise<void> {
    await this.page.locator('.webchat__text-content').filter({ hasText: words }).last().waitFor();
  }

  async said(): Promise<readonly string[]> {
    return this.page.locator('.webchat__text-content').allTextContents();
  }

  /** The newest picture, once it is there whole. */
  async picture(count: number): Promise<{ readonly width: number; readonly alt: string }> {
    const image = this.page.locator('main .ac-image').nth(count - 1);
    await image.waitFor();
    const width = await image.evaluate(async (element) => {
      const picture = element as unknown as { naturalWidth: number; decode(): Promise<void> };
      await picture.decode();
      return picture.naturalWidth;
    });
    return { width, alt: (await image.getAttribute('alt')) ?? '' };
  }
}
