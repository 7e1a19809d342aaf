package tern.node.miner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tern.node.manage.Problem.Fix;
import tern.node.manage.check.Finding;
import tern.node.manage.check.Finding.Id;
import tern.node.manage.check.Finding.Verdict;
import tern.node.manage.check.MachineChecks.Machine;
import tern.node.manage.check.PortChecks;
import tern.node.manage.check.Sizes;
import tern.node.process.Commands;
import tern.wallet.bittensor.AxonAddress;
import tern.wallet.bittensor.PlanException;

/// What is looked at on this computer before a miner starts. What the chain and the graphics card have to say comes from
/// others.
final class MinerChecks {

    private static final Pattern VERSION = Pattern.compile("^version\\s*=\\s*(\\S+)", Pattern.MULTILINE);
    private static final Pattern SCRIPT = Pattern.compile("[^-].*\\.(?:py|sh)");
    private static final List<String> PYTHONS = List.of("python3.13", "python3.12", "python3.11", "python3.10",
            "python3");
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final MinerOptions options;
    private final ProfileStore profiles;

    MinerChecks(MinerOptions options, ProfileStore profiles) {
        this.options = options;
        this.profiles = profiles;
    }

    /// @param runs whether it runs, so that its port is taken by itself
    List<Finding> look(MinerProfile profile, boolean runs) throws MinerException, InterruptedException {
        List<Finding> all = new ArrayList<>();
        all.add(keys(profile));
        all.add(folder(profile));
        all.add(program(profile));
        script(profile).ifPresent(all::add);
        if (profile.python().isPresent() || profile.command().getFirst().startsWith("python")) {
            all.add(python(profile));
        }
        machine(profile, all);
        profile.axonPort().ifPresent(port -> {
            if (!runs) {
                all.add(PortChecks.judge(Id.AXON_PORT, Texts.get("check.port"), port, true));
            }
        });
        twice(profile, all);
        profile.announced().ifPresent(address -> all.add(announced(profile, address)));
        if (profile.needs().needsCard() && profile.cards().isEmpty()) {
            all.add(finding(Id.CARD, Verdict.FAIL, "check.card", Optional.of(Texts.get("check.card.none")),
                    profile.needs().cardMemory().isPresent()
                            ? Optional.of(Texts.get("check.card.needed",
                                    Sizes.text(profile.needs().cardMemory().getAsLong())))
                            : Optional.empty(),
                    "check.card.advice"));
        }
        return List.copyOf(all);
    }

    private static Finding finding(Id id, Verdict verdict, String title, Optional<String> measured,
            Optional<String> needed, String advice) {
        return new Finding(id, verdict, Texts.get(title), measured, needed,
                advice.isEmpty() ? Optional.empty() : Optional.of(Texts.get(advice)),
                verdict == Verdict.PASS ? Fix.NONE : Fix.SETTINGS);
    }

    private Finding keys(MinerProfile profile) {
        Optional<String> measured = Optional.of(profile.wallet() + "/" + profile.hotkeyName());
        Optional<String> needed = Optional.of(Texts.get("check.keys.needed"));
        try {
            new MinerWallet(profile, options.wallets(), profiles.home(profile.name()).wallets()).check();
            return finding(Id.HOTKEY, Verdict.PASS, "check.keys", measured, needed, "");
        } catch (MinerException e) {
            return new Finding(Id.HOTKEY, Verdict.FAIL, Texts.get("check.keys"), measured, needed,
                    Optional.of(e.sentence()), Fix.SETTINGS);
        }
    }

    private static Finding folder(MinerProfile profile) {
        boolean there = Files.isDirectory(profile.folder());
        return finding(Id.FOLDER, there ? Verdict.PASS : Verdict.FAIL, "check.folder",
                Optional.of(profile.folder().toString()), Optional.empty(), there ? "" : "check.folder.advice");
    }

    private Finding program(MinerProfile profile) {
        if (!Shim.isWindows() && Shim.shell().isEmpty()) {
            return finding(Id.PROGRAM, Verdict.FAIL, "check.program", Optional.empty(), Optional.of("bash"),
                    "check.program.bash");
        }
        String name = MinerEnvironment.command(profile, profiles.home(profile.name()).wallets()).getFirst();
        Path named = profile.folder().resolve(name);
        boolean there = name.indexOf('/') >= 0 || name.indexOf(File.separatorChar) >= 0
                ? Files.isRegularFile(named) && Files.isExecutable(named)
                : new Commands(Map.of("PATH", options.path())).find(name).isPresent();
        if (there && Shim.isWindows()) {
            return finding(Id.PROGRAM, Verdict.WARN, "check.program", Optional.of(name), Optional.empty(),
                    "check.program.windows");
        }
        return finding(Id.PROGRAM, there ? Verdict.PASS : Verdict.FAIL, "check.program", Optional.of(name),
                Optional.empty(), there ? "" : "check.program.advice");
    }

    /// What the program is to run, where the command names a file of it first: `python neurons/miner.py`.
    private Optional<Finding> script(MinerProfile profile) {
        List<String> command = MinerEnvironment.command(profile, profiles.home(profile.name()).wallets());
        if (command.size() < 2 || !SCRIPT.matcher(command.get(1)).matches()
                || Files.isRegularFile(profile.folder().resolve(command.get(1)))) {
            return Optional.empty();
        }
        return Optional.of(finding(Id.PROGRAM, Verdict.FAIL, "check.program", Optional.of(command.get(1)),
                Optional.empty(), "check.program.script"));
    }

    private Finding python(MinerProfile profile) throws InterruptedException {
        if (profile.python().isEmpty()) {
            Optional<String> found = interpreters();
            return finding(Id.PYTHON, found.isPresent() ? Verdict.WARN : Verdict.FAIL, "check.python",
                    Optional.of(found.orElseGet(() -> Texts.get("check.python.none"))),
                    Optional.of(Texts.get("check.python.needed")),
                    found.isPresent() ? "check.python.shared" : "check.python.install");
        }
        Path folder = profile.python().get();
        Optional<String> needed = Optional.of(folder.toString());
        if (!Files.exists(folder)) {
            return finding(Id.PYTHON, Verdict.FAIL, "check.python", Optional.of(Texts.get("check.python.absent")),
                    needed, "check.python.make");
        }
        Optional<String> version = environmentVersion(folder);
        if (version.isEmpty() || !Files.isExecutable(folder.resolve("bin/python"))) {
            return finding(Id.PYTHON, Verdict.FAIL, "check.python", Optional.of(Texts.get("check.python.broken")),
                    needed, "check.python.again");
        }
        return finding(Id.PYTHON, Verdict.PASS, "check.python", Optional.of("Python " + version.get()), needed, "");
    }

    /// As the environment itself says; empty where it is none.
    private static Optional<String> environmentVersion(Path folder) {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(folder.resolve("pyvenv.cfg")));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            // not there, or no text: no environment of Python's
            return Optional.empty();
        }
    }

    private Optional<String> interpreters() throws InterruptedException {
        Commands commands = new Commands(Map.of("PATH", options.path()));
        List<String> found = new ArrayList<>();
        for (String name : PYTHONS) {
            Optional<Path> file = commands.find(name);
            if (file.isPresent()) {
                try {
                    Commands.Answer answer = commands.run(List.of(file.get().toString(), "--version"), SHORT);
                    if (answer.worked() && !found.contains(answer.output())) {
                        found.add(answer.output());
                    }
                } catch (IOException e) {
                    // one that cannot be run is none
                    continue;
                }
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", found));
    }

    private void machine(MinerProfile profile, List<Finding> all) {
        Machine machine = Machine.here(profile.folder(), 0);
        MinerNeeds needs = profile.needs();
        needs.cores()
                .ifPresent(cores -> all.add(finding(Id.PROCESSOR,
                        machine.cores() >= cores ? Verdict.PASS : Verdict.WARN, "check.processor",
                        Optional.of(Texts.get("check.cores", machine.cores())),
                        Optional.of(Texts.get("check.cores", cores)),
                        machine.cores() >= cores ? "" : "check.hint")));
        needs.memory().ifPresent(bytes -> all.add(size(Id.MEMORY, "check.memory", machine.memory(), bytes)));
        needs.disk().ifPresent(bytes -> all.add(size(Id.DISK, "check.disk", machine.free(), bytes)));
    }

    /// A subnet's figures are often a template's: what is less than they say is a warning.
    private static Finding size(Id id, String title, OptionalLong there, long needed) {
        // a computer of 16 GB has a little less for its programs
        boolean enough = there.isPresent() && there.getAsLong() >= needed - needed / 16;
        return finding(id, enough ? Verdict.PASS : Verdict.WARN, title,
                there.isPresent() ? Optional.of(Sizes.text(there.getAsLong())) : Optional.empty(),
                Optional.of(Sizes.text(needed)), enough ? "" : "check.hint");
    }

    /// Another miner with the same port or the same card.
    private void twice(MinerProfile profile, List<Finding> all) throws MinerException {
        for (MinerProfile other : profiles.list()) {
            if (other.name().equals(profile.name())) {
                continue;
            }
            if (profile.axonPort().isPresent() && profile.axonPort().equals(other.axonPort())) {
                all.add(finding(Id.AXON_PORT, Verdict.WARN, "check.port",
                        Optional.of(Texts.get("check.also", other.name())), Optional.empty(), "check.port.advice"));
            }
            if (profile.cards().stream().anyMatch(other.cards()::contains)) {
                all.add(finding(Id.CARD, Verdict.WARN, "check.card",
                        Optional.of(Texts.get("check.also", other.name())), Optional.empty(), "check.card.shared"));
            }
            if (profile.hotkey().equals(other.hotkey()) && profile.netuid() == other.netuid()
                    && profile.network().equals(other.network())) {
                all.add(finding(Id.HOTKEY, Verdict.WARN, "check.keys",
                        Optional.of(Texts.get("check.also", other.name())), Optional.empty(), "check.keys.shared"));
            }
        }
    }

    private static Finding announced(MinerProfile profile, String typed) {
        Optional<String> needed = Optional.of(Texts.get("check.address.needed"));
        try {
            AxonAddress address = AxonAddress.parse(typed, profile.axonPort().orElse(1));
            boolean practice = profile.network().equals("practice");
            boolean good = practice || address.wrong().isEmpty();
            return finding(Id.ADDRESS, good ? Verdict.PASS : Verdict.FAIL, "check.address", Optional.of(typed), needed,
                    good ? "" : "check.address.advice");
        } catch (PlanException e) {
            return new Finding(Id.ADDRESS, Verdict.FAIL, Texts.get("check.address"), Optional.of(typed), needed,
                    Optional.of(e.sentence()), Fix.SETTINGS);
        }
    }
}
