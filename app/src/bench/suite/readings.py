"""What the programs print, read back into numbers."""
import re, statistics


def per_processor_second(result):
    """Operations per second of processor time of one JMH result in operations per second: the best of its iterations.

    ProcessorTime counts how much of each iteration the process had a processor. The best one, because on a machine
    that others use as well the compiler may still be at work in the first ones."""
    rates = [raw for fork in result["primaryMetric"]["rawData"] for raw in fork]
    cpu, wall = counters(result)
    return max(rate * w / c for rate, c, w in zip(rates, cpu, wall))


def milliseconds(result):
    """Milliseconds by the clock and of processor time for one operation of a JMH result that is a time: the best."""
    unit = {"us/op": 1e-3, "ms/op": 1, "ns/op": 1e-6, "s/op": 1e3}[result["primaryMetric"]["scoreUnit"]]
    times = [raw * unit for fork in result["primaryMetric"]["rawData"] for raw in fork]
    cpu, wall = counters(result)
    return min(times), min(t * c / w for t, c, w in zip(times, cpu, wall))


def counters(result):
    """Nanoseconds of processor time and by the clock, for each iteration."""
    found = []
    for name in ("cpuNanos", "wallNanos"):
        metric = next(v for k, v in result["secondaryMetrics"].items() if k.split(":")[-1] == name)
        found.append([raw for fork in metric["rawData"] for raw in fork])
    return found


def benchmark(result):
    """The class and the method of a JMH result."""
    return tuple(result["benchmark"].split(".")[-2:])


def panning(text):
    """The figures of ChartPanning."""
    rate = re.search(r"([\d.]+) frames a second; between frames: median ([\d.]+) ms, 99 of 100 ([\d.]+) ms,"
                     r" longest ([\d.]+) ms; (\d+) of (\d+) over 25 ms", text)
    spent = re.search(r"window's thread ([\d.]+) ms, renderer ([\d.]+) ms", text)
    if not rate or not spent:
        raise ValueError("no figures of ChartPanning in: " + text[-500:])
    return {"rate": float(rate[1]), "longest": float(rate[4]), "late": int(rate[5]), "frames": int(rate[6]),
            "window": float(spent[1]), "renderer": float(spent[2])}


def probe(text):
    """The figures of probe.py: a list of runs, the microseconds of one sample, and nvtop's if it was there."""
    runs = [{"cards": int(m[1]), "period": int(m[2]), "first": float(m[3]), "share": float(m[4]), "memory": float(m[5]),
             "calls": float(m[6])} for m in re.finditer(
        r"(\d+) cards, every (\d+) ms: first sample after ([\d.]+) s; ([\d.]+) % of a core; ([\d.]+) MB .*?"
        r"([\d.]+) calls for each sample", text)]
    samples = [float(each) for each in re.findall(r"([\d.]+) µs of processor time", text)]
    other = re.search(r"nvtop (\S+), (\d+) cards, every (\d+) ms: ([\d.]+) % of a core; ([\d.]+) MB", text)
    if not runs or not samples:
        raise ValueError("no figures of the probe in: " + text[-500:])
    nvtop = other and {"version": other[1], "share": float(other[4]), "memory": float(other[5])}
    return {"runs": runs, "sample": statistics.median(samples), "nvtop": nvtop}


def first_frame(text):
    """Name to the middle of milliseconds to the first frame, those to the numbers after it, and what the idle windows
    take: name to MB, MB of its share and per cent of a core."""
    frames = {m[1]: int(m[2]) for m in re.finditer(r"^(.+?): middle (\d+) ms", text, re.M)}
    numbers = re.search(r"^numbers after the first frame: middle (-?\d+) ms", text, re.M)
    idle = {m[1]: (int(m[2]), int(m[3]), float(m[4])) for m in re.finditer(
        r"^(.+?) idle 30 s after the first frame: (\d+) MB resident \(at most \d+\), (\d+) MB its share; ([\d.]+) % of a core",
        text, re.M)}
    frames.pop("numbers after the first frame", None)
    if not frames or not numbers or "Tern" not in idle:
        raise ValueError("no figures of first-frame.py in: " + text[-500:])
    return {"frames": frames, "numbers": int(numbers[1]), "idle": idle}


def window(text):
    """Memory and pulses of window.py."""
    memory = re.search(r"at most (\d+) MB ever, while it was watched (\d+) MB \(PSS (\d+) MB\)", text)
    pulses = re.search(r"pulses: (\d+) in (\d+) s and (\d+) blocks; longest gap (\d+) ms, over \d+ ms: \[(.*?)\]", text)
    if not memory or not pulses:
        raise ValueError("no figures of window.py in: " + text[-500:])
    return {"most": int(memory[1]), "watched": int(memory[2]), "pss": int(memory[3]), "seconds": int(pulses[2]),
            "blocks": int(pulses[3]), "gap": int(pulses[4]), "late": len([g for g in pulses[5].split(",") if g.strip()])}


def practice(text):
    """The figures of practice.py."""
    def one(pattern):
        found = re.search(pattern, text)
        if not found:
            raise ValueError(f"no {pattern} in: " + text[-500:])
        return found
    questions = one(r"practice, ms after a new block: \{(.*)\}")[1]
    memory = [int(each) for each in re.search(r"memory now and at most \[(\d+), (\d+)\]", text).groups()]
    later = [float(each) for each in one(r"later starts: ([\d. ]+?) s;")[1].split()]
    return {"first": float(one(r"first start, .*?: ([\d.]+) s")[1]), "memory": memory[1], "later": later,
            "disk": int(one(r"on disk: (\d+) MB")[1]), "block": float(one(r"a block of 128 subnets: ([\d.]+) ms")[1]),
            "day": float(one(r"a day in coarse steps: ([\d.]+) s")[1]),
            "questions": {m[1]: float(m[2]) for m in re.finditer(r"'([^']+)': ([\d.]+)", questions)}}
