"""Raw figures as a page for people, and against older ones."""

from typing import Any

from bench.stages import STAGES

NOTE = """# Benchmarks

Written by `make bench` (`python -m bench`); raw figures in `docs/benchmarks.json`. Milliseconds are of processor
time on one core, the median of all turns (the least in brackets); by the clock only where it says so. The pages are
invented and always the same (`bench/load.py`): about 250 words of news each, with a menu,
teasers and a footer around them.

`docs/evaluation.md` has linking over a growing archive, web pages, exports and memory. `python -m bench.timeline STORE`
measures a large store.
"""
MAKES = {
    "read": "bytes of the file",
    "clean": "text",
    "parse": "syntax, packed",
    "extract": "findings as JSON",
    "store": "in the store, with full-text search",
    "link": "in the store",
    "search": "",
    "timeline": "printed",
}
QUESTIONS = ("search", "timeline")


def markdown(result: dict[str, Any]) -> str:
    """The page."""
    parts = [NOTE, _stages(result), _limits(result), _whole(result), _machine(result)]
    return "\n".join(part for part in parts if part)


def _stages(result: dict[str, Any]) -> str:
    rows = ["## What each stage costs", "", "| stage | ms a page | of it networks | bytes a page | what they are |"]
    rows.append("|---|---|---|---|---|")
    for stage in STAGES:
        cost = result["stages"][stage]
        network = f"{cost['network_ms']:.1f}" if cost.get("network_ms") else ""
        name = f"{stage} (one question)" if stage in QUESTIONS else stage
        size = f"{cost['bytes']:,.0f}" if cost["bytes"] else ""
        rows.append(f"| {name} | {cost['ms']:.1f} ({cost['least_ms']:.1f}) | {network} | {size} | {MAKES[stage]} |")
    total, network = result["total_ms"], result["network_ms"]
    rows.append(f"| **all of reading** | **{total:.1f}** | {network:.1f} ({100 * network / total:.0f}%) | | |")
    each = f"{result['words']:.0f} words and {result['findings']:.1f} events and statements each"
    rows += ["", f"{result['pages']} pages of {each}, {result['turns']} turns."]
    return "\n".join(rows) + "\n"


def _limits(result: dict[str, Any]) -> str:
    words, limits = result["words"], result["limits"]
    rows = ["## What the processor could do", ""]
    for name, most in limits.items():
        most_said = f"at most {most:,.0f} words a second and core"
        rows.append(f"- {name} products of the encoder's shapes: {most_said}, {1000 * words / most:.1f} ms a page.")
    share = 1000 * words / limits["8-bit"] / result["stages"]["parse"]["network_ms"]
    rows += [
        f"- Parsing sends each word through the network once: it runs at {100 * share:.0f}% of the 8-bit limit.",
        "  The second network (who says what, a part of extract) reads only sentences in doubt. No limit but that of",
        "  memory is known for the other stages.",
    ]
    return "\n".join(rows) + "\n"


def _whole(result: dict[str, Any]) -> str:
    rows = ["## The whole way", ""]
    for one in result["whole"]:
        speed = one["pages"] / one["clock"]
        rows += [
            f"- `depesche run --jobs {one['jobs']}` on {one['pages']} pages, starting and linking included:",
            f"  {speed:.1f} pages a second by the clock (other work on the machine counts, see the load below).",
        ]
    return "\n".join([*rows, *_pair(result.get("pair"))]) + "\n"


def _pair(pair: dict[str, Any] | None) -> list[str]:
    if pair is None:
        return ["- trafilatura and HeidelTime were not set beside it: `python -m bench --heideltime PYTHON`."]
    ours, starting = 1000 * pair["ours"], 1000 * pair["starting"]
    theirs = 1000 * (pair["extraction"] + pair["tagging"])
    return [
        f"- Beside trafilatura and HeidelTime (text and times: a part of the work), in turns on {pair['pages']} pages:",
        f"  all our findings {ours:.0f} ms a page, theirs {theirs:.0f} ms. Of theirs {starting:.0f} ms",
        f"  go into starting Java, as its package does for each page: {max(0.0, theirs - starting):.0f} ms without.",
    ]


def _machine(result: dict[str, Any]) -> str:
    rows = ["## Measured on", "", "| | |", "|---|---|"]
    return "\n".join([*rows, *(f"| {name} | {value} |" for name, value in result["machine"].items())]) + "\n"


def compared(new: dict[str, Any], old: dict[str, Any]) -> str:
    """Each stage of now over then; says so if pages or machine are others."""
    rows = [f"{'stage':10} {'then':>8} {'now':>8} {'ratio':>6}"]
    for stage in STAGES:
        then, now = old["stages"][stage]["ms"], new["stages"][stage]["ms"]
        rows.append(f"{stage:10} {then:8.1f} {now:8.1f} {now / then if then else 0:6.2f}")
    rows.append(f"{'all':10} {old['total_ms']:8.1f} {new['total_ms']:8.1f} {new['total_ms'] / old['total_ms']:6.2f}")
    if new["pages"] != old["pages"]:
        rows.append(f"not the same pages: {old['pages']} then, {new['pages']} now")
    if new["machine"].get("processor") != old["machine"].get("processor"):
        rows.append(f"not the same processor: {old['machine'].get('processor')} then")
    return "\n".join(rows)
