import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped, textAt, wrapped } from "../../src/figures/canvas";

describe("wrapped text", () => {
  test("breaks between words", () => expect(wrapped("one two three", 7)).toBe("one two\nthree"));

  test("cuts a word that is longer than a line", () =>
    expect(wrapped("a incomprehensible b", 7)).toBe("a\nincompr\nehensib\nle b"));

  test("has no line longer than asked, and all characters but the spaces in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const lines = wrapped(text, longest).split("\n");
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(longest);
        expect(lines.join("").replace(/ /g, "")).toBe(text.replace(/ /g, ""));
      }),
    );
  });
});

test("markup in a text is shown, not obeyed", () => {
  expect(escaped("<b>a</b> & b")).toBe("&lt;b&gt;a&lt;/b&gt; &amp; b");
  expect(textAt({ width: 100, height: 100 }, 0, 0, "<i>\n").text).toBe("&lt;i&gt;<br>");
});

test("a text stands at its pixel, counted from the top left corner", () => {
  const { x, y } = textAt({ width: 200, height: 100 }, 50, 25, "text");
  expect(x).toBe(0.25);
  expect(y).toBeCloseTo(0.75, 2);
});
