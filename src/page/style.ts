import { colours, figureWidth, fontFamily } from "../figures/theme";

/** The style of the page: one column as wide as a figure, which narrows with the window; a figure scrolls in its own box. */
export const pageStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px 16px 64px; max-width: ${figureWidth + 34}px; background: ${colours.background};
  color: ${colours.ink}; font: 16px/1.5 ${fontFamily}; }
h1 { margin: 0 0 4px; font-size: 28px; line-height: 1.2; }
h2 { position: relative; z-index: 1; margin: 48px 0 0; font-size: 19px; line-height: 1.3; }
p { margin: 8px 0; }
a { color: ${colours.measured}; }
a:focus-visible, .plot:focus-visible { outline: 2px solid ${colours.measured}; outline-offset: 2px; }
.data { color: ${colours.muted}; }
.verdict { margin: 16px 0; padding: 8px 12px; border-left: 4px solid ${colours.measured}; background: ${colours.measuredFaint}; }
nav ol { margin: 8px 0; padding-left: 24px; columns: 2 260px; column-gap: 32px; }
nav li { break-inside: avoid; margin-bottom: 4px; font-size: 15px; line-height: 1.35; }
figure { margin: 0; }
.plot { margin-top: -18px; overflow-x: auto; overflow-y: hidden; }
figcaption { margin-top: 8px; font-size: 14px; line-height: 1.45; color: ${colours.muted}; }
footer { margin-top: 56px; border-top: 1px solid ${colours.grid}; padding-top: 12px; font-size: 14px; color: ${colours.muted}; }
.hint { display: none; font-size: 14px; color: ${colours.muted}; }
@media (max-width: ${figureWidth + 33}px) { .hint { display: block; } }
@media print { nav { display: none; } section { break-inside: avoid; } }
`;
