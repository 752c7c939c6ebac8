import { useState } from 'react';
import { useWidth } from '../../../parts/use-width';
import type { VisitorPage } from './visitor-page';

interface FrameProps {
  readonly page: VisitorPage;
  readonly title: string;
  /** Of the screen, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly look: 'light' | 'dark';
}

/** A page on a screen of some size, shrunk to the room that there is. Nothing in it can run, or leave it. */
export function Frame({ page: { html, css }, title, width, height, look }: FrameProps) {
  const [box, room] = useWidth();
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const scale = Math.min(1, room / width || 1);
  if (frame) dress(frame, css, look);
  return (
    <div ref={box} className={`preview${hasFocus ? ' has-focus' : ''}`} style={{ height: height * scale }}>
      <iframe
        ref={setFrame}
        className="preview-frame"
        title={title}
        sandbox="allow-same-origin"
        srcDoc={html}
        style={{ width, height, transform: `scale(${scale})` }}
        onLoad={({ currentTarget }) => {
          dress(currentTarget, css, look);
          tellFocus(currentTarget, setHasFocus);
        }}
      />
    </div>
  );
}

/** A style in the document would be refused by the console's policy; one that its page puts on is not. */
function dress(frame: HTMLIFrameElement, css: string, look: FrameProps['look']): void {
  const inside = frame.contentDocument;
  const view = inside?.defaultView;
  if (!inside || !view) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`${css}:root{color-scheme:${look}}`);
  inside.adoptedStyleSheets = [sheet];
}

/** `:focus` does not match a frame whose page has the focus, so the page says it. */
function tellFocus({ contentWindow }: HTMLIFrameElement, tell: (hasFocus: boolean) => void): void {
  tell(false);
  contentWindow?.addEventListener('focus', () => tell(true));
  contentWindow?.addEventListener('blur', () => tell(false));
}
