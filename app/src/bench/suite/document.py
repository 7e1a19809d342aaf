"""Tables between markers of a Markdown file."""
import re

BEGIN = "<!-- bench:{} -->"
END = "<!-- /bench:{} -->"


def table(head, rows):
    """A Markdown table. A row that is not ahead of its peer carries a reason: it stands in the last column."""
    width = len(head)
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * width]
    for row in rows:
        if len(row) != width:
            raise ValueError(f"a row of {len(row)} cells in a table of {width}: {row}")
        lines.append("| " + " | ".join(cell(each) for each in row) + " |")
    return "\n".join(lines)


def cell(value):
    """Numbers with as many digits as they are worth; None is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, float):
        if value >= 100:
            return f"{value:,.0f}"
        return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    if isinstance(value, int):
        return f"{value:,}"
    return str(value).replace("|", "\\|")


def replace(text, name, body):
    """The text with what stands between the markers of this name replaced; an error where they are not there once."""
    begin, end = BEGIN.format(name), END.format(name)
    if text.count(begin) != 1 or text.count(end) != 1 or text.index(begin) > text.index(end):
        raise ValueError(f"the markers {begin} and {end} are not there once each, in this order")
    before, rest = text.split(begin)
    return before + begin + "\n" + body.strip() + "\n" + end + rest.split(end)[1]


def names(text):
    """The markers of a text, in their order."""
    return re.findall(r"<!-- bench:([a-z-]+) -->", text)


def beside(own, peers, more_is_better, reason):
    """How Tern stands to the best of its peers, for the last column: a factor, and the reason where it is behind.

    peers: name to figure, None where one is not known. Within three of a hundred counts as the same."""
    known = {name: figure for name, figure in peers.items() if figure}
    if own is None or not known:
        return "no peer in this run"
    best = (max if more_is_better else min)(known, key=known.get)
    factor = own / known[best] if more_is_better else known[best] / own
    if factor >= 0.97:
        return f"{factor:.1f} × {best}"
    slower = 1 / factor
    return f"**behind** {best} ({slower:.{2 if slower < 1.1 else 1}f} ×): {reason}"
