import type { Browser, Page } from 'playwright-core';
import { launch } from '../../browser/launch';
import { describeInChromium } from '../chromium';
import { restOf } from './at-rest';
import { noiseOf } from './noise';

const endpoints = { console: 'https://console.test:1', issuer: 'https://issuer.test:2' };

/** What all tests of the console rely on, against a page that does wrong. */
describeInChromium('the hands of the tests of the console', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** @param files what is served at paths of the console, as scripts and HTML. Anything else that is asked is answered too. */
  async function open(files: Readonly<Record<string, string>>, provoked?: RegExp) {
    const context = await browser.newContext();
    const noise = noiseOf(context, endpoints, provoked);
    const page = await context.newPage();
    const untilDrawn = restOf(page);
    await context.route(/./, (route) => {
      const { pathname } = new URL(route.request().url());
      const headers = { 'content-security-policy': "default-src *; script-src 'self'; img-src * blob: data:" };
      const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
      return route.fulfill({ headers, contentType, body: files[pathname] ?? '' });
    });
    return { page, noise, untilDrawn };
  }

  const goTo = async (page: Page) => {
    await page.goto(`${endpoints.console}/`, { waitUntil: 'load' });
  };

  it.each([
    ['an image of a third party', '<img src="https://cdn.test/x.png">', /^asked a third party: https:\/\/cdn\.test/],
    ['a neighbour by name', '<img src="https://console.test:12/x.png">', /^asked a third party/],
    ['mixed content', '<iframe src="http://console.test:1/x"></iframe>', /Mixed Content/],
    ['an inline script', '<script>1</script>', /Content Security Policy/],
    ['a script that fails', '<script src="/fails.js"></script>', /^oh no$/],
    ['an error that is only told', '<script src="/tells.js"></script>', /^it is broken/],
    ['a popup of a third party', '<script src="/opens.js"></script>', /^asked a third party: https:\/\/other\.test/],
  ])('hear %s', async (_, html, line) => {
    const { page, noise, untilDrawn } = await open({
      '/': html,
      '/fails.js': 'throw new Error("oh no")',
      '/tells.js': 'console.error("it is broken")',
      '/opens.js': 'window.open("https://other.test/")',
    });
    await goTo(page);
    await untilDrawn();

    expect(noise).toContainEqual(expect.stringMatching(line));
  });

  it('hear nothing of a page that does well, or only what the test provokes', async () => {
    const html = '<img src="data:,x"><iframe src="https://issuer.test:2/"></iframe><script src="/a.js"></script>';
    const script =
      'console.error("refused"); const image = new Image(); image.src = URL.createObjectURL(new Blob([]));';
    const { page, noise } = await open({ '/': html, '/a.js': script }, /^refused/);
    await goTo(page);

    expect(noise).toEqual([]);
  });

  it('wait for what a page asks because of what it read, also where nothing says that it loads', async () => {
    const script = `(async () => {
      for (const step of ['/one', '/two', '/three']) {
        await (await fetch(step)).text();
        await new Promise((done) => requestAnimationFrame(done));
        document.body.append(step);
      }
    })()`;
    const { page, untilDrawn } = await open({ '/': '<body><script src="/a.js"></script></body>', '/a.js': script });
    await page.route(/one|two|three/, async (route) => {
      await page.waitForTimeout(400);
      await route.fulfill({ body: 'x' });
    });
    await goTo(page);
    await untilDrawn();

    expect(await page.textContent('body')).toContain('/one/two/three');
  });
});
