#!/usr/bin/env python3
"""All of Tern's benchmarks, beside its peers, and the tables of docs/performance.md that come from them.

    python3 app/src/bench/all.py                       everything, into docs/performance.md
    python3 app/src/bench/all.py --only crypto,unlock  these alone; the other tables stay as they are
    python3 app/src/bench/all.py --list                what there is

Needed: a JDK 25 and Tern as `mvn -DskipTests package` builds it; for the peers Node.js and what
app/src/bench/peers/install fetches. A section that lacks something says what and is left out, and its table stays.
Processor time is compared wherever it can be, since a machine that others use as well slows everybody's clock.
Exit: 0 everything ran, 1 a section failed, 3 a section was left out."""
import argparse, datetime, os, sys, tempfile, traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from suite import chain, document, keys, machine, programs

SECTIONS = {"crypto": keys.crypto, "unlock": keys.unlock, "metadata": chain.metadata, "portfolio": chain.portfolio,
            "chart": programs.chart, "sampling": programs.sampling, "start": programs.start,
            "window": programs.window, "practice": programs.practice, "quote": programs.quote}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="sections, with commas between them")
    parser.add_argument("--list", action="store_true", help="name the sections")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds, to see that all works")
    parser.add_argument("--tern", default=os.path.join(machine.ROOT, "app", "target", "tern"), help="a built Tern")
    parser.add_argument("--image", default=os.path.join(machine.ROOT, "installers", "target", "image", "tern"),
                        help="the image of a package, for the section start")
    parser.add_argument("--peers", default=os.path.join(tempfile.gettempdir(), "tern-bench-peers"),
                        help="where peers/install put the peers")
    parser.add_argument("--nvtop", default="nvtop", help="the program nvtop")
    parser.add_argument("--repository", default="~/.m2/repository", help="Maven's local repository, for JMH")
    parser.add_argument("--output", default=os.path.join(machine.ROOT, "docs", "performance.md"),
                        help="the file with the markers; - prints the tables and changes nothing")
    return parser.parse_args()


def main():
    options = arguments()
    if options.list:
        for name, section in SECTIONS.items():
            print(f"{name:10} {section.__doc__.splitlines()[0]}")
        return 0
    chosen = options.only.split(",") if options.only else list(SECTIONS)
    unknown = [name for name in chosen if name not in SECTIONS]
    if unknown:
        raise SystemExit(f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    setting = machine.Setting(options)
    failed, left_out = [], []
    try:
        for name in chosen:
            machine.say(f"{name} …")
            before = machine.load()
            try:
                table = SECTIONS[name](setting)
            except machine.Missing as missing:
                machine.say(f"{name} is left out: {missing}.")
                left_out.append(name)
                continue
            except Exception:
                machine.say(f"{name} failed:\n{traceback.format_exc()}")
                failed.append(name)
                continue
            caption = (f"Measured {datetime.date.today().isoformat()} on {machine.described()}, load {before:.1f} before"
                       f" and {machine.load():.1f} after{', short rounds' if options.quick else ''};"
                       f" `app/src/bench/all.py --only {name}`.")
            publish(options.output, name, f"{table}\n\n{caption}")
    finally:
        setting.close()
    return 1 if failed else 3 if left_out else 0


def publish(output, name, body):
    if output == "-":
        print(f"## {name}\n\n{body}\n", flush=True)
        return
    with open(output, encoding="utf-8") as file:
        text = document.replace(file.read(), name, body)
    with open(output, "w", encoding="utf-8") as file:
        file.write(text)
    machine.say(f"{name}: written to {os.path.relpath(output)}")


if __name__ == "__main__":
    sys.exit(main())
