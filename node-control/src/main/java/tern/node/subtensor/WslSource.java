package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tern.node.manage.NodeException;
import tern.node.manage.NodeSettings;
import tern.node.manage.Problem.Fix;
import tern.node.manage.ProgramInfo;
import tern.node.manage.check.Finding;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;
import tern.node.process.Commands;
import tern.node.process.ProcessFamily;

/// A `node-subtensor` program inside Windows' Linux. Ending `wsl.exe` does not surely end what it has started, so the node
/// writes down its number there and is ended by it, after a look that it is the one.
final class WslSource implements ProgramSource {

    private static final Duration QUICK = Duration.ofSeconds(30);
    /// `$1` is the file for the number, the rest is the command. What could not write its number down would be found by
    /// nobody, so it does not begin.
    private static final String START = "echo $$ > \"$1\" || exit 1; shift; exec \"$@\"";
    /// `$1` the file, `$2` the mark, `$3` the signal: 0 only looks. Says what is so, since `wsl.exe` has exit codes of its
    /// own for when it could not look at all.
    private static final String SIGNAL = "p=$(cat \"$1\" 2>/dev/null) && grep -qz \"^$2\\$\" \"/proc/$p/environ\" "
            + "2>/dev/null && kill -\"$3\" \"$p\" && echo tern-alive || echo tern-gone";
    private static final String ALIVE = "tern-alive";
    private static final String GONE = "tern-gone";

    private final Map<String, String> environment;
    private final Commands commands;
    private final boolean windows;

    /// @param windows whether this is Windows, the only system that has it
    WslSource(Map<String, String> environment, boolean windows) {
        this.environment = environment;
        this.commands = new Commands(environment);
        this.windows = windows;
    }

    @Override
    public ProgramInfo.Origin origin() {
        return ProgramInfo.Origin.WSL;
    }

    private Optional<Path> wsl() {
        return commands.find(java.io.File.separatorChar == '\\' ? "wsl" : "wsl.exe");
    }

    @Override
    public boolean isHere(NodeSettings settings) {
        return windows && settings.file().isPresent() && wsl().isPresent();
    }

    @Override
    public List<Finding> look(NodeSettings settings, SubtensorChain chain) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Optional<String> needed = Optional.of(Texts.get("wsl.needed"));
        if (!windows || wsl().isEmpty()) {
            return List.of(new Finding(Id.ENGINE, Verdict.FAIL, Texts.get("wsl"), Optional.of(Texts.get("wsl.none")),
                    needed, Optional.of(Texts.get("wsl.advice")), Fix.INSTALL));
        }
        findings.add(new Finding(Id.ENGINE, Verdict.PASS, Texts.get("wsl"), Optional.of(Texts.get("wsl.ready")),
                needed, Optional.empty(), Fix.NONE));
        boolean there = settings.file().isPresent()
                && inside(List.of("test", "-x", inner(settings.file().get()))).filter(Commands.Answer::worked)
                        .isPresent();
        findings.add(there
                ? new Finding(Id.PROGRAM, Verdict.PASS, Texts.get("program"),
                        settings.file().map(WslSource::inner), Optional.empty(), Optional.empty(), Fix.NONE)
                : new Finding(Id.PROGRAM, Verdict.FAIL, Texts.get("program"),
                        Optional.of(settings.file()
                                .map(file -> Texts.get("program.absent", inner(file)))
                                .orElseGet(() -> Texts.get("program.none"))),
                        Optional.empty(), Optional.of(Texts.get("program.none.advice")), Fix.SETTINGS));
        if (settings.chainSpec().isEmpty()) {
            findings.add(FileSource.noSpec(chain.specFile()));
        }
        return findings;
    }

    private Optional<Commands.Answer> inside(List<String> command) throws InterruptedException {
        Optional<Path> wsl = wsl();
        if (wsl.isEmpty()) {
            return Optional.empty();
        }
        List<String> whole = new ArrayList<>(List.of(wsl.get().toString(), "-e"));
        whole.addAll(command);
        try {
            return Optional.of(commands.run(whole, QUICK));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// `C:\node\data` as `/mnt/c/node/data`; a path of Linux as it is.
    static String inner(Path path) {
        String text = path.toString();
        if (text.length() > 2 && text.charAt(1) == ':' && Character.isLetter(text.charAt(0))) {
            return "/mnt/" + Character.toLowerCase(text.charAt(0)) + text.substring(2).replace('\\', '/');
        }
        return text.replace('\\', '/');
    }

    @Override
    public ProgramInfo fetch(NodeSettings settings, BooleanSupplier unwanted)
            throws NodeException, InterruptedException {
        Path file = settings.file()
                .orElseThrow(() -> new NodeException(NodeException.Kind.PROGRAM, Texts.get("program.none")));
        String digest = sha256(inner(file)).orElseThrow(() -> new NodeException(NodeException.Kind.PROGRAM,
                Texts.get("program.absent", inner(file))));
        return new ProgramInfo(ProgramInfo.Origin.WSL, inner(file), Optional.empty(), Optional.of(digest),
                ProgramInfo.Trust.UNKNOWN);
    }

    private Optional<String> sha256(String inner) throws InterruptedException {
        return inside(List.of("sha256sum", inner)).filter(Commands.Answer::worked)
                .map(answer -> answer.output().toLowerCase(Locale.ROOT).split("\\s", 2)[0])
                .filter(hex -> hex.matches("[0-9a-f]{64}"))
                .map(hex -> "sha256:" + hex);
    }

    @Override
    public Launch launch(Wish wish) throws IOException, InterruptedException {
        Optional<String> digest = sha256(wish.program().name());
        if (!wish.program().digest().equals(digest)) {
            throw new Changed(digest.orElse("?"));
        }
        Path wsl = wsl().orElseThrow(() -> new IOException("no wsl.exe"));
        Path spec = wish.settings().chainSpec().orElseThrow(() -> new IOException("no chain specification"));
        String number = inner(wish.base()) + "/" + wish.run() + ".pid";
        List<String> command = new ArrayList<>(List.of(wsl.toString(), "-e", "env",
                ProcessFamily.VARIABLE + "=" + wish.run(), "sh", "-c", START, "sh", number, wish.program().name()));
        command.addAll(NodeFlags.of(wish.settings(), wish.chain(), inner(wish.base()), inner(spec), false));
        Map<String, String> passed = new HashMap<>();
        Optional.ofNullable(environment.get("PATH")).ifPresent(path -> passed.put("PATH", path));
        return new Launch(command, passed, Optional.of(number), Optional.of(wsl.toString()));
    }

    @Override
    public Optional<Guest> guest(RunRecord.Run run) {
        return run.guest().map(file -> new LinuxProcess(file, run.id()));
    }

    /// A process there, known by its number and its mark.
    private final class LinuxProcess implements Guest {

        private final String file;
        private final String run;

        LinuxProcess(String file, String run) {
            this.file = file;
            this.run = run;
        }

        /// What became of it; anything else than the two words says that Linux could not be asked, for instance while it
        /// starts or stands still.
        private String signal(String name) throws InterruptedException {
            return inside(List.of("sh", "-c", SIGNAL, "sh", file, ProcessFamily.VARIABLE + "=" + run, name))
                    .map(Commands.Answer::output)
                    .map(text -> text.lines().reduce("", (_, last) -> last).strip())
                    .orElse("");
        }

        @Override
        public boolean isAlive() throws InterruptedException {
            return signal("0").equals(ALIVE);
        }

        @Override
        public boolean end(Duration grace) throws InterruptedException {
            if (wsl().isEmpty()) {
                // nobody can be asked, now or later
                return true;
            }
            long end = System.nanoTime() + grace.toNanos();
            signal("TERM");
            String now = signal("0");
            while (!now.equals(GONE) && System.nanoTime() < end) {
                Thread.sleep(Duration.ofMillis(200));
                now = signal("0");
            }
            if (!now.equals(GONE)) {
                signal("KILL");
                now = awaitGone();
            }
            // a Linux that does not answer does not make its node gone
            return now.equals(GONE);
        }

        private String awaitGone() throws InterruptedException {
            String now = signal("0");
            for (int i = 0; i < 10 && now.equals(ALIVE); i++) {
                Thread.sleep(Duration.ofMillis(100));
                now = signal("0");
            }
            return now;
        }

        @Override
        public Optional<Long> pid() {
            return Optional.empty();
        }
    }
}
