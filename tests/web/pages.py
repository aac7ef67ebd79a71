# SPDX-License-Identifier: Apache-2.0
"""pages.py SCRATCH PICTURES NAME…: what must hold of each page."""
import os
import re
import sys

from driver import Browser, Failure

WIDE, NARROW = 1280, 390
VIEWS = ("continue", "double")

# Every look of the page is checked by axe, no pair twice.
LOOKS = [("light", WIDE, "continue"), ("dark", WIDE, "double"),
         ("dark", NARROW, "continue"), ("light", NARROW, "double")]

AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ["violations"] }).then(
    (r) => done(r.violations.map((v) => v.id + " (" + v.impact + "): " +
        v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | "))),
    (e) => done([String(e)]));
"""

# What is seen of a column: nothing, or words.
SEEN = """
return Array.from(document.querySelectorAll(arguments[0])).filter(
    (e) => e.checkVisibility({ visibilityProperty: true })).length;
"""

AT = """
const e = document.activeElement, r = e.getBoundingClientRect();
return [e.id || "c" + e.dataset.c, r.top >= 0 && r.bottom <= innerHeight];
"""

# The row of a target, or the target itself, is in the window.
THERE = """
const e = document.getElementById(arguments[0]);
if (!e)
    return false;
const r = (arguments[1] ? e : e.closest(".r") || e).getBoundingClientRect();
return r.bottom > 0 && r.top < innerHeight;
"""


def luminance(colour):
    n = colour.lstrip("#")
    n = "".join(c * 2 for c in n) if len(n) == 3 else n
    parts = [int(n[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
             for c in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(x, y):
    x, y = sorted((luminance(x), luminance(y)))
    return (y + 0.05) / (x + 0.05)


class Suite:
    def __init__(self):
        self.failed = False

    def check(self, name, wrong):
        """wrong: what is wrong, one line each; nothing when all is well."""
        wrong = [w for w in wrong if w]
        for w in wrong[:10]:
            print("# " + w.replace("\n", " ")[:300])
        print(("not ok" if wrong else "ok") + " - web: " + name)
        self.failed |= bool(wrong)


def choose(b, view):
    b.run("document.getElementById(arguments[0]).click()", view)


def look(suite, b, page, name, pictures):
    axe = None
    if os.path.exists(os.environ["AXE"]):
        with open(os.environ["AXE"], encoding="utf-8") as f:
            axe = f.read()
    for theme, width, view in LOOKS:
        what = f"{name}, {theme}, {width} px, {view}"
        b.theme(theme)
        b.window(width)
        b.open(page)
        choose(b, view)
        wrong = ["console: " + m for m in b.said()]
        if b.run("return document.documentElement.scrollWidth") > width:
            wrong.append("wider than its window")
        columns = b.run(SEEN, ".m .a")
        if (columns > 0) != (view == "double"):
            wrong.append(f"{columns} passages of the old column are seen")
        if (b.run(SEEN, ".i") > 0) != (view == "continue"):
            wrong.append("the running text")
        b.picture(f"{pictures}/{name}-{theme}-{width}-{view}.png")
        b.run("document.querySelector('main').scrollIntoView()")
        b.picture(f"{pictures}/{name}-{theme}-{width}-{view}-texte.png")
        suite.check(what, wrong)
        if axe:
            b.run(axe)
            suite.check(f"axe: {what}", b.run_async(AXE))
        else:
            print(f"skip - web: axe: {what}: axe-core is not installed "
                  "(make interop)")


def keyboard(suite, b, page, name):
    b.theme("light")
    b.window(WIDE)
    b.open(page)
    last = b.run("return document.querySelectorAll('tr[id^=t]').length")
    for view in VIEWS:
        wrong = []
        choose(b, view)
        b.run("document.body.focus()")
        for key, want in (("ArrowDown", "c1"), ("ArrowDown", "c2"),
                          ("ArrowUp", "c1"), ("ArrowUp", f"c{last}"),
                          ("ArrowDown", "c1")):
            b.press(key)
            at, seen = b.run(AT)
            if at != want or not seen:
                wrong.append(f"{key}: at {at}, seen: {seen}; "
                             f"wanted {want}")
        suite.check(f"{name}: from change to change, {view}", wrong)
        b.open(page)


def links(suite, b, page, name):
    """Each link of the page leads to what is seen, script or not."""
    for scripts in (True, False):
        for view in VIEWS:
            wrong = []
            b.scripts(True)
            b.window(WIDE)
            b.open(page)
            choose(b, view)
            targets = b.run("return Array.from(document.querySelectorAll("
                            "'nav a'), (a) => a.hash.slice(1))")
            b.scripts(scripts)
            for t in targets[:12] + targets[-6:]:
                b.run("location.hash = arguments[0]", t)
                if not b.run(THERE, t, view == "continue"):
                    wrong.append(f"#{t}: the window does not go there")
            b.scripts(True)
            suite.check(f"{name}: links, {view}, "
                        f"{'with' if scripts else 'without'} the script",
                        wrong)


def without_script(suite, b, page, name):
    b.scripts(False)
    b.window(WIDE)
    b.open(page)
    wrong = []
    if b.run("return document.querySelectorAll('.tools').length"):
        wrong.append("buttons that do nothing")
    b.run("document.querySelector('label[for=double]').click()")
    if not b.run(SEEN, ".m .a"):
        wrong.append("the views do not change")
    b.scripts(True)
    suite.check(f"{name}: without a script", wrong)


def printed(suite, b, page, name, pictures):
    wrong = []
    b.window(WIDE)
    b.open(page)
    b.theme("light", media="print")
    if b.run(SEEN, ".tools, .fold, main > label, .skip"):
        wrong.append("buttons on paper")
    colours = b.run("""
        return Array.from(document.querySelectorAll("ins, del, td, th"))
            .map((e) => getComputedStyle(e).backgroundColor)
            .filter((c) => c !== "rgb(255, 255, 255)" &&
                c !== "rgba(0, 0, 0, 0)");""")
    wrong += [f"a background: {c}" for c in set(colours)]
    lines = b.run("""
        const of = (s) => { const e = document.querySelector(s);
            return e ? getComputedStyle(e).textDecorationLine : s; };
        return [of("main .i ins:not(.seam, .cut, .moved)"),
            of("main .i del:not(.seam, .cut, .moved)")];""")
    if not set(lines) <= {"underline", "line-through",
                          "main .i ins:not(.seam, .cut, .moved)",
                          "main .i del:not(.seam, .cut, .moved)"}:
        wrong.append(f"marks that only colour tells: {lines}")
    for view in VIEWS:
        choose(b, view)
        path = f"{pictures}/{name}-{view}.pdf"
        b.pdf(path)
        with open(path, "rb") as f:
            paper = f.read()
        sizes = {tuple(round(float(v)) for v in m.split()[2:4])
                 for m in re.findall(rb"/MediaBox ?\[([^]]*)\]", paper)}
        if not sizes:
            wrong.append(f"{view}: no page")
        if (842, 595) in sizes and view == "continue":
            wrong.append("the running text on landscape pages")
        if (842, 595) not in sizes and view == "double":
            wrong.append(f"two columns on portrait pages: {sizes}")
    b.theme("light")
    suite.check(f"{name}: printed", wrong)


def spoken(suite, b, page, name):
    """What a screen reader is told: the tree of accessibility."""
    b.open(page)
    tree = b.devtools("Accessibility.getFullAXTree")["nodes"]
    roles = [n["role"]["value"] for n in tree
             if not n.get("ignored") and "role" in n]
    wrong = [f"no {r}" for r in ("main", "navigation", "banner",
                                 "insertion", "deletion", "table",
                                 "radio") if r not in roles]
    marks = b.run("""
        return Array.from(document.querySelectorAll(
            "main ins:not(.seam), main del:not(.seam)"))
            .filter((e) => !new RegExp("^(inséré|supprimé|déplacé|nouvel|" +
                "alinéa|(avant|après) [(])").test(e.textContent))
            .map((e) => e.outerHTML.slice(0, 80));""")
    wrong += ["nothing is spoken: " + m for m in marks]
    levels = b.run("""
        return Array.from(document.querySelectorAll("h1,h2,h3,h4,h5,h6"))
            .filter((e) => e.checkVisibility())
            .map((e) => Number(e.tagName[1]));""")
    wrong += [f"a heading {y} under a {x}" for x, y in
              zip([0] + levels, levels) if y > x + 1]
    suite.check(f"{name}: spoken", wrong)


def harmless(suite, b, page, name):
    """Nothing of a text becomes more than text."""
    b.open(page)
    found = b.run("""
        return [document.querySelectorAll("script").length - 1,
            document.querySelectorAll("style").length - 1,
            document.querySelectorAll("img, svg, iframe, object").length,
            Array.from(document.querySelectorAll("*")).filter((e) =>
                Array.from(e.attributes).some((a) =>
                    /^on/.test(a.name) || a.name === "style" ||
                    /^javascript:/i.test(a.value))).length,
            performance.getEntriesByType("resource").length];""")
    wrong = [f"{n} {what}" for n, what in zip(found, (
        "scripts more", "styles more", "elements", "attributes",
        "resources")) if n]
    wrong += b.said()
    suite.check(f"{name}: only text", wrong)


def grids(suite, b, page, name):
    """Every table is a rectangle, each place taken once."""
    b.open(page)
    bad = b.run("""
        return Array.from(document.querySelectorAll("main table"), (t) => {
            const taken = [];
            Array.from(t.rows).forEach((row, y) => {
                let x = 0;
                for (const c of row.cells) {
                    taken[y] ??= [];
                    while (taken[y][x])
                        x++;
                    for (let j = 0; j < c.rowSpan; j++)
                        for (let i = 0; i < c.colSpan; i++) {
                            taken[y + j] ??= [];
                            if (taken[y + j][x + i])
                                return "twice: " + c.outerHTML;
                            taken[y + j][x + i] = true;
                        }
                }
            });
            const wide = taken.map((r) => r.filter(Boolean).length);
            return taken.length === t.rows.length &&
                wide.every((n) => n === wide[0]) ? "" :
                "rows of " + wide + ": " + t.outerHTML.slice(0, 150);
        }).filter(Boolean);""")
    suite.check(f"{name}: tables", bad)


def colours(suite, folder):
    """Contrasts, also of the signs that axe cannot measure."""
    with open(folder + "/templates/web/diff.css", encoding="utf-8") as f:
        css = f.read()
    blocks = re.findall(r":root \{(.*?)\}", css, re.S)[:2]
    wrong = []
    for theme, block in zip(("light", "dark"), blocks):
        c = dict(re.findall(r"--([\w-]+): (#\w+)", block))
        for x, y in (("ink", "paper"), ("ink", "wash"), ("soft", "paper"),
                     ("soft", "wash"), ("link", "paper"), ("link", "wash"),
                     ("new", "new-wash"), ("gone", "gone-wash"),
                     ("moved", "moved-wash"), ("new", "paper"),
                     ("link", "new-wash"), ("link", "gone-wash"),
                     ("soft", "new-wash"), ("soft", "gone-wash")):
            if contrast(c[x], c[y]) < 4.5:
                wrong.append(f"{theme}: {x} on {y}: "
                             f"{contrast(c[x], c[y]):.2f}")
    suite.check("contrasts", wrong)


def main(scratch, pictures, *names):
    suite = Suite()
    colours(suite, os.environ["CTG_ROOT"])
    b = Browser(scratch)
    try:
        for name in names:
            page = f"{scratch}/{name}.html"
            look(suite, b, page, name, pictures)
            keyboard(suite, b, page, name)
            links(suite, b, page, name)
            without_script(suite, b, page, name)
            printed(suite, b, page, name, pictures)
            spoken(suite, b, page, name)
            harmless(suite, b, page, name)
            grids(suite, b, page, name)
    except Failure as e:
        suite.check("the browser", [str(e)])
    finally:
        b.close()
    return suite.failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
