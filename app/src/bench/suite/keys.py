"""What keys cost, beside libsodium, WASM and JavaScript."""
import ctypes, json, os, statistics, sys, time

from . import document, readings
from .machine import BENCH, Missing, cost, json_lines, load
from .reasons import why

OPERATIONS = {"sign": "sign 200 bytes", "verify": "verify", "fromSeed": "key from seed", "hardChild": "hard child",
              "softChild": "soft child", "softPublicChild": "soft child of a public key"}
SODIUM = ("libsodium.so.26", "libsodium.so.23", "/opt/homebrew/lib/libsodium.dylib", "/usr/local/lib/libsodium.dylib")


def rounds(setting, heavy=True):
    """JMH's rounds. They go by the clock, and on a busy machine the compiler needs more of that to be done.

    heavy: whether there is much to compile"""
    stretch = max(1, round(load() / os.cpu_count())) if heavy else 1
    warm, measured = (3, 4) if setting.quick else (4, 5)
    return ["-wi", str(warm), "-w", str((1 if setting.quick else 2) * stretch), "-i", str(measured), "-r", "1", "-f", "1"]



def crypto(setting):
    """sr25519: operations per second of processor time, the best round."""
    rates, notes = {}, []

    def measure(name, benchmark, heavy, *java):
        pattern = benchmark + "[.](" + "|".join(OPERATIONS) + ")$"
        for result in setting.benchmarks(pattern, *rounds(setting, heavy), java=java):
            rates[name, readings.benchmark(result)[1]] = readings.per_processor_second(result)
    measure("Tern", "CryptoBenchmark", True)
    measure("Tern, window", "CryptoBenchmark", False, "-XX:TieredStopAtLevel=1")
    if any(loads(name) for name in SODIUM):
        measure("libsodium", "SodiumBenchmark", False)
    else:
        notes.append("libsodium is missing from this run: this computer has none (Debian: libsodium23).")
    peers = {"@polkadot/wasm-crypto": "wasm", "@polkadot/util-crypto": "polkadot-js", "@scure/sr25519": "scure"}
    try:
        for package, library in peers.items():
            script = setting.peer("crypto.mjs", package)
            for line in json_lines(cost(["node", script, library, "1.5" if setting.quick else "4"])[0]):
                rates[package, line["operation"]] = line["high"]
    except Missing as missing:
        notes.append(f"The columns of the peers are empty: {missing}.")
    rows = []
    for operation, words in OPERATIONS.items():
        own = rates["Tern", operation]
        against = {name: rates.get((name, operation)) for name in ["libsodium", *peers]}
        rows.append([words, own, rates["Tern, window", operation], *against.values(),
                     document.beside(own, against, True, why("crypto", operation))])
    head = ["operations per second of processor time", "**Tern**", "Tern without the optimising compiler",
            "libsodium’s group", *peers, "Tern to the best"]
    return "\n\n".join([document.table(head, rows), *notes])


def sodium_alone():
    """In a process of its own: libsodium called directly, as C would; prints seconds and the key."""
    library = ctypes.CDLL(next(name for name in SODIUM if loads(name)))
    library.sodium_init()
    library.sodium_version_string.restype = ctypes.c_char_p
    key = ctypes.create_string_buffer(32)
    before = time.process_time()
    if library.crypto_pwhash(key, ctypes.c_ulonglong(32), bytes(12), ctypes.c_ulonglong(12), bytes(16),
                             ctypes.c_ulonglong(8), ctypes.c_size_t(512 << 20), ctypes.c_int(1)):
        raise SystemExit("crypto_pwhash failed")
    print(json.dumps({"seconds": time.process_time() - before, "key": key.raw.hex(),
                      "version": library.sodium_version_string().decode()}))


def loads(name):
    try:
        ctypes.CDLL(name)
        return True
    except OSError:
        return False


def unlock(setting):
    """The password of a keyfile to its key: seconds of processor time."""
    count = 1 if setting.quick else 3
    rows, notes, seconds, keys = [], [], {}, set()

    def peer(title, name, command, **more):
        answers = [json_lines(cost(command, **more)[0])[-1] for _ in range(count)]
        seconds[name] = statistics.median(answer["seconds"] for answer in answers)
        keys.update(answer["key"] for answer in answers)
        rows.append([title.format(**answers[0]), seconds[name], None])

    sodium = any(loads(name) for name in SODIUM)
    if sodium:
        peer("libsodium {version}, called directly", "libsodium",
             [sys.executable, "-c", "from suite import keys; keys.sodium_alone()"], cwd=BENCH)
    else:
        notes.append("libsodium is missing from this run: this computer has none (Debian: libsodium23).")
    try:
        peer("libsodium in WASM (libsodium-wrappers-sumo)", "WASM",
             ["node", setting.peer("unlock.mjs", "libsodium-wrappers-sumo")])
    except Missing as missing:
        notes.append(f"WASM is missing from this run: {missing}.")
    if len(keys) > 1:
        raise RuntimeError(f"the peers make different keys of one password: {keys}")
    own = [("Tern, its own Java", 1 if sodium else 0, []),
           ("Tern, its own Java, in the window", 1 if sodium else 0, ["-XX:TieredStopAtLevel=1"])]
    if sodium:
        own.insert(0, ("Tern, with libsodium", 0, []))
    for title, engine, java in own:
        result, = setting.benchmarks("CryptoBenchmark[.]unlock$", "-p", f"engine={engine}", "-f", str(count), "-i",
                                     "1", java=java)
        took = readings.milliseconds(result)[1] / 1000
        rows.append([f"**{title}**", took, document.beside(took, seconds, False, why("unlock", title))])
    return "\n\n".join([document.table(["engine", "processor seconds", "Tern to the best"], rows), *notes])
