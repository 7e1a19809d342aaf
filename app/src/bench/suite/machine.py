"""The machine that is measured on, and the programs that are run on it."""
import glob, json, os, platform, re, shutil, subprocess, sys, tempfile, time

BENCH = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.abspath(os.path.join(BENCH, "..", "..", ".."))
PEERS = os.path.join(BENCH, "peers")
HOLDER = "5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH"


class Missing(Exception):
    """Something that a section needs is not here; the sentence says what, and how to get it."""


def load():
    return os.getloadavg()[0]


def need(program, sentence):
    found = shutil.which(program)
    if not found:
        raise Missing(sentence)
    return found


def java_home():
    """A JDK 25: JAVA_HOME, else the usual folder."""
    for home in [os.environ.get("JAVA_HOME", ""), *sorted(glob.glob("/usr/lib/jvm/*25*"))]:
        release = os.path.join(home, "release")
        if home and os.path.exists(os.path.join(home, "bin", "javac")) and 'JAVA_VERSION="25' in open(release).read():
            return home
    raise Missing("no JDK 25 here: set JAVA_HOME to one")


def java_version():
    return re.search(r'JAVA_RUNTIME_VERSION="([^"]+)"', open(os.path.join(java_home(), "release")).read()).group(1)


def node_version():
    if not shutil.which("node"):
        return "no Node.js"
    return "Node.js " + subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()[1:]


def described():
    processor = platform.processor()
    for line in open("/proc/cpuinfo") if os.path.exists("/proc/cpuinfo") else []:
        if line.startswith("model name"):
            processor = line.split(":", 1)[1].strip()
            break
    return f"{os.cpu_count()} cores ({processor}), Java {java_version()}, {node_version()}"


def run(command, limit=1200, **more):
    """Runs to its end and gives what it printed; an end with another status than 0 is an error with what it said."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=limit, stdin=subprocess.DEVNULL, **more)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\nended with {done.returncode}: {done.stdout[-1500:]}{done.stderr[-1500:]}")
    return done.stdout


def cost(command, **more):
    """As run(), and what the process took: seconds by the clock, seconds of processor time, MB resident at most."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=err, stdin=subprocess.DEVNULL, **more)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.monotonic() - begin
        out.seek(0)
        err.seek(0)
        printed = out.read()
        if process.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}\nended with {process.returncode}: {printed[-1500:]}{err.read()[-1500:]}")
    return printed, took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def json_lines(text):
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def forget(folder):
    """Takes the files of a folder out of the page cache, as far as nobody else has them mapped."""
    for where, _, files in os.walk(folder):
        for name in files:
            try:
                file = os.open(os.path.join(where, name), os.O_RDONLY)
            except OSError:
                continue  # a link to nowhere
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)


class Setting:
    """What was asked for on the command line, and the folders that go with it."""

    def __init__(self, options):
        self.tern = os.path.abspath(options.tern)
        self.peers = os.path.abspath(options.peers)
        self.image = os.path.abspath(options.image)
        self.repository = os.path.expanduser(options.repository)
        self.nvtop = options.nvtop
        self.quick = options.quick
        self.output = options.output
        self.work = tempfile.mkdtemp(prefix="tern-bench-")
        self._network = None
        self._jmh = None

    def lib(self):
        lib = os.path.join(self.tern, "lib")
        if not os.path.exists(os.path.join(lib, "tern.jar")):
            raise Missing(f"no Tern in {self.tern}: build it with mvn -DskipTests package")
        return lib

    def program(self):
        self.lib()
        return os.path.join(self.tern, "bin", "tern")

    def peer(self, script, *packages):
        """A script of `peers`, where Node.js finds the packages it needs: beside them."""
        need("node", "Node.js is not here, which the peers run on")
        for package in packages:
            if not os.path.isdir(os.path.join(self.peers, "node_modules", package)):
                raise Missing(f"{package} is not installed: run app/src/bench/peers/install"
                              f" (it needs npm), or name the folder with --peers")
        return shutil.copy(os.path.join(PEERS, script), self.peers)

    def network(self):
        """A practice network of its own, started when it is first wanted; its address."""
        if not self._network:
            home = os.path.join(self.work, "network")
            answer = run([self.program(), "--home", home, "practice", "start", "--block-time", "60", "--json"])
            self._network = json.loads(answer)["endpoint"]
        return self._network

    def close(self):
        if self._network:
            subprocess.run([self.program(), "--home", os.path.join(self.work, "network"), "practice", "stop"],
                           capture_output=True)
        shutil.rmtree(self.work, ignore_errors=True)

    def jmh(self):
        """The class path of the compiled benchmarks."""
        if self._jmh:
            return self._jmh
        version = re.search(r"<jmh.version>([^<]+)<", open(os.path.join(ROOT, "pom.xml")).read()).group(1)
        jars = []
        for path in (f"org/openjdk/jmh/jmh-core/{version}", f"org/openjdk/jmh/jmh-generator-annprocess/{version}",
                     "net/sf/jopt-simple/jopt-simple/*", "org/apache/commons/commons-math3/*",
                     "org/junit/jupiter/junit-jupiter-api/*", "org/junit/platform/junit-platform-commons/*",
                     "org/opentest4j/opentest4j/*", "org/apiguardian/apiguardian-api/*"):
            found = sorted(glob.glob(os.path.join(self.repository, path, "*.jar")))
            if not found:
                raise Missing(f"{path} is not in {self.repository}: mvn -Pbench -pl wallet -DskipTests test-compile"
                              " brings it")
            jars.append(found[-1])
        classes = os.path.join(self.work, "jmh")
        sources = os.path.join(ROOT, "wallet", "src", "test", "java", "tern", "wallet")
        files = [*glob.glob(os.path.join(sources, "bench", "*.java")), os.path.join(sources, "TestData.java"),
                 os.path.join(sources, "crypto", "SodiumSr25519.java")]
        path = os.pathsep.join([*jars, *sorted(glob.glob(os.path.join(self.lib(), "*.jar")))])
        run([os.path.join(java_home(), "bin", "javac"), "-nowarn", "-proc:full", "-parameters", "-d", classes, "-cp",
             path, *files])
        self._jmh = classes + os.pathsep + path
        return self._jmh

    def benchmarks(self, pattern, *options, java=()):
        """Runs JMH and gives its results."""
        result = os.path.join(self.work, "jmh.json")
        run([os.path.join(java_home(), "bin", "java"), "-cp", self.jmh(), "org.openjdk.jmh.Main", pattern, "-rf", "json",
             "-rff", result, "-jvmArgsAppend", " ".join(["--enable-native-access=ALL-UNNAMED", *java]), *options],
            cwd=ROOT)
        return json.load(open(result))


def say(text):
    print(text, file=sys.stderr, flush=True)
