# SPDX-License-Identifier: Apache-2.0
"""Lines against the number of commits, as an SVG file."""
import math

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 400, 60, 150, 20, 50
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9")


def text(x, y, words, anchor="middle", more=""):
    return (f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}"{more}>'
            f"{words}</text>")


def line(points, colour, more=""):
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (f'<polyline points="{path}" fill="none" stroke="{colour}"'
            f"{more}/>")


def step_of(top):
    """1, 2 or 5 times a power of ten: five lines or so."""
    raw = top / 5
    power = 10 ** math.floor(math.log10(raw))
    return next(k * power for k in (1, 2, 5, 10) if k * power >= raw)


def plot(path, sizes, series):
    """series: name -> milliseconds for each size."""
    step = step_of(max(max(v) for v in series.values()))
    top = step * math.ceil(max(max(v) for v in series.values()) / step)
    low, high = math.log(sizes[0]), math.log(sizes[-1])

    def x_of(n):
        part = (math.log(n) - low) / (high - low) if high > low else 0.5
        return LEFT + (WIDTH - LEFT - RIGHT) * part

    def y_of(ms):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * max(ms, 0) / top

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
           f'height="{HEIGHT}" font-family="sans-serif" font-size="12">',
           f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for i in range(round(top / step) + 1):
        y = y_of(i * step)
        out.append(line([(LEFT, y), (WIDTH - RIGHT, y)], "#ddd"))
        out.append(text(LEFT - 8, y + 4, f"{i * step:g}", "end"))
    for n in sizes:
        out.append(text(x_of(n), HEIGHT - BOTTOM + 18, f"{n:,}"))
    out.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12,
                    "commits (logarithmic)"))
    out.append(text(16, HEIGHT / 2, "ms", more=f' transform="rotate(-90 16 '
                    f'{HEIGHT / 2:.0f})"'))
    ends = []
    for (name, values), colour in zip(series.items(), COLOURS):
        points = [(x_of(n), y_of(v)) for n, v in zip(sizes, values)]
        out.append(line(points, colour, ' stroke-width="2"'))
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
                for x, y in points]
        ends.append((points[-1][1], name, values[-1], colour))
    below = TOP
    for y, name, value, colour in sorted(ends):
        below = max(y + 4, below + 15)
        out.append(text(WIDTH - RIGHT + 8, below, f"{name}: {value:.0f} ms",
                        "start", f' fill="{colour}"'))
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(out + ["</svg>"]) + "\n")
