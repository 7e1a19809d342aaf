package tern.node.subtensor;

import java.io.IOException;
import java.nio.file.Files;
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

/// The official container image, through Docker or Podman.
///
/// The node runs as this user and not as the image's own (10001), so that its data stay this user's: they can be measured,
/// moved and deleted without the engine. It has no privileges in its container, its RPC and metrics ports are given to
/// this computer alone, and what it prints is kept by Tern, not by the engine.
final class ContainerSource implements ProgramSource {

    /// The project's image since it moved; the older `ghcr.io/opentensor/subtensor` is not built any more.
    static final String IMAGE = "ghcr.io/raofoundation/subtensor:latest";
    private static final List<String> ENGINES = List.of("docker", "podman");
    private static final Duration QUICK = Duration.ofSeconds(15);
    private static final Duration PULL = Duration.ofHours(2);
    private static final String PROGRAM = "/usr/local/bin/node-subtensor";
    private static final String SPECS = "/home/subtensor/chainspecs/";
    private static final String OWN_SPEC = "/spec.json";
    private static final String DATA = "/data";
    /// What an engine's command needs to find its engine.
    private static final List<String> ENGINE_VARIABLES = List.of("PATH", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME",
            "XDG_DATA_HOME", "DBUS_SESSION_BUS_ADDRESS");
    private static final List<String> ENGINE_PREFIXES = List.of("DOCKER_", "CONTAINER", "PODMAN_");

    private final Map<String, String> environment;
    private final Commands commands;
    private final Duration quick;

    ContainerSource(Map<String, String> environment) {
        this(environment, QUICK);
    }

    /// @param quick how long an engine may think about what takes no time
    ContainerSource(Map<String, String> environment, Duration quick) {
        this.environment = environment;
        this.quick = quick;
        this.commands = new Commands(environment);
    }

    /// How an engine is.
    enum Health {
        READY, STOPPED, FORBIDDEN
    }

    /// @param rootless whether it is the user's own, so that its root is the user
    /// @param said     what it said when it is not ready
    private record Engine(String name, Path path, Health health, boolean rootless, String said) {}

    @Override
    public ProgramInfo.Origin origin() {
        return ProgramInfo.Origin.CONTAINER;
    }

    /// The first that is ready, else the first that is there.
    private Optional<Engine> engine() throws InterruptedException {
        Optional<Engine> first = Optional.empty();
        for (String name : ENGINES) {
            Optional<Path> path = commands.find(name);
            if (path.isEmpty()) {
                continue;
            }
            Engine engine = ask(name, path.get());
            if (engine.health() == Health.READY) {
                return Optional.of(engine);
            }
            first = first.isPresent() ? first : Optional.of(engine);
        }
        return first;
    }

    private Engine ask(String name, Path path) throws InterruptedException {
        boolean podman = name.equals("podman");
        try {
            Commands.Answer answer = commands.run(List.of(path.toString(), "info", "--format",
                    podman ? "{{.Host.Security.Rootless}}" : "{{.SecurityOptions}}"), quick);
            String said = answer.output();
            String words = said.toLowerCase(Locale.ROOT);
            if (answer.worked()) {
                boolean rootless = podman ? words.contains("true") : words.contains("rootless");
                return new Engine(name, path, Health.READY, rootless, "");
            }
            Health health = words.contains("permission denied") ? Health.FORBIDDEN : Health.STOPPED;
            return new Engine(name, path, health, false, said);
        } catch (IOException e) {
            return new Engine(name, path, Health.STOPPED, false, e.toString());
        }
    }

    @Override
    public boolean isHere(NodeSettings settings) throws InterruptedException {
        return engine().filter(engine -> engine.health() == Health.READY).isPresent();
    }

    @Override
    public List<Finding> look(NodeSettings settings, SubtensorChain chain) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Optional<Engine> found = engine();
        Optional<String> needed = Optional.of(Texts.get("engine.needed"));
        if (found.isEmpty()) {
            return List.of(new Finding(Id.ENGINE, Verdict.FAIL, Texts.get("engine"),
                    Optional.of(Texts.get("engine.none")), needed, Optional.of(howToInstall()), Fix.INSTALL));
        }
        Engine engine = found.get();
        switch (engine.health()) {
            case READY -> findings.add(new Finding(Id.ENGINE, Verdict.PASS, Texts.get("engine"),
                    Optional.of(Texts.get("engine.ready", engine.name())), needed, Optional.empty(), Fix.NONE));
            case STOPPED -> findings.add(new Finding(Id.ENGINE, Verdict.FAIL, Texts.get("engine"),
                    Optional.of(Texts.get("engine.stopped", engine.name())), needed,
                    Optional.of(howToStart(engine)), Fix.NONE));
            case FORBIDDEN -> findings.add(new Finding(Id.ENGINE, Verdict.FAIL, Texts.get("engine"),
                    Optional.of(Texts.get("engine.forbidden", engine.name())), needed,
                    Optional.of(Texts.get("engine.forbidden.advice")), Fix.NONE));
        }
        if (engine.health() == Health.READY) {
            String image = settings.image().orElse(IMAGE);
            Optional<Image> local = inspect(engine, image);
            findings.add(local.isPresent()
                    ? new Finding(Id.PROGRAM, Verdict.PASS, Texts.get("program"),
                            Optional.of(Texts.get("program.image", image, local.get().digest())), Optional.empty(),
                            Optional.empty(), Fix.NONE)
                    : new Finding(Id.PROGRAM, Verdict.WARN, Texts.get("program"),
                            Optional.of(Texts.get("program.image.absent", image)), Optional.empty(),
                            Optional.of(Texts.get("program.image.fetch")), Fix.NONE));
        }
        settings.chainSpec()
                .filter(spec -> !Files.isReadable(spec))
                .ifPresent(spec -> findings.add(FileSource.noSpec(spec.toString())));
        return findings;
    }

    private static String system() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    private static String howToInstall() {
        return system().startsWith("mac")
                ? Texts.get("engine.install.mac")
                : system().startsWith("windows")
                        ? Texts.get("engine.install.windows")
                        : Texts.get("engine.install.linux");
    }

    private static String howToStart(Engine engine) {
        if (engine.name().equals("podman")) {
            return system().startsWith("linux") ? Texts.get("engine.start.podman") : Texts.get("engine.start.machine");
        }
        return system().startsWith("linux") ? Texts.get("engine.start.linux") : Texts.get("engine.start.desktop");
    }

    /// An image on this computer.
    ///
    /// @param digest    `sha256:…` by which a registry gave it, or its own for one that was built here
    /// @param reference by which exactly this one is run
    private record Image(String digest, String reference) {}

    private Optional<Image> inspect(Engine engine, String name) throws InterruptedException {
        try {
            Commands.Answer answer = commands.run(List.of(engine.path().toString(), "image", "inspect", "--format",
                    "{{.Id}}|{{range .RepoDigests}}{{.}} {{end}}", name), quick);
            if (!answer.worked()) {
                return Optional.empty();
            }
            String line = answer.output().lines().reduce("", (_, last) -> last);
            String[] parts = line.split("\\|", 2);
            String id = parts[0].startsWith("sha256:") ? parts[0] : "sha256:" + parts[0];
            for (String each : parts.length > 1 ? parts[1].strip().split("\\s+") : new String[0]) {
                int at = each.indexOf('@');
                if (at > 0 && each.startsWith(repository(name) + "@")) {
                    return Optional.of(new Image(each.substring(at + 1), each));
                }
            }
            return id.matches("sha256:[0-9a-f]{64}") ? Optional.of(new Image(id, id)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String repository(String name) {
        String plain = name.contains("@") ? name.substring(0, name.indexOf('@')) : name;
        int colon = plain.lastIndexOf(':');
        return colon > plain.lastIndexOf('/') ? plain.substring(0, colon) : plain;
    }

    private Engine ready() throws NodeException, InterruptedException {
        Optional<Engine> engine = engine();
        if (engine.isEmpty()) {
            throw new NodeException(NodeException.Kind.PROGRAM, Texts.get("engine.none") + " " + howToInstall());
        }
        if (engine.get().health() != Health.READY) {
            throw new NodeException(NodeException.Kind.PROGRAM, Texts.get("end.engine"), engine.get().said());
        }
        return engine.get();
    }

    @Override
    public ProgramInfo fetch(NodeSettings settings, BooleanSupplier unwanted)
            throws NodeException, InterruptedException {
        Engine engine = ready();
        String name = settings.image().orElse(IMAGE);
        Optional<Image> image = inspect(engine, name);
        if (image.isEmpty()) {
            try {
                Commands.Answer answer = commands.run(List.of(engine.path().toString(), "pull", name), PULL, unwanted);
                if (!answer.worked()) {
                    throw new NodeException(NodeException.Kind.PROGRAM,
                            Texts.get(unwanted.getAsBoolean() ? "fetch.ended" : "fetch.failed", name),
                            answer.output());
                }
            } catch (IOException e) {
                throw new NodeException(NodeException.Kind.PROGRAM, Texts.get("fetch.failed", name), e.toString(), e);
            }
            image = inspect(engine, name);
        }
        Image found = image.orElseThrow(
                () -> new NodeException(NodeException.Kind.PROGRAM, Texts.get("fetch.unknown", name)));
        return new ProgramInfo(ProgramInfo.Origin.CONTAINER, found.reference(), Optional.empty(),
                Optional.of(found.digest()), ProgramInfo.Trust.UNKNOWN);
    }

    @Override
    public Launch launch(Wish wish) throws IOException, InterruptedException {
        Engine engine;
        try {
            engine = ready();
        } catch (NodeException e) {
            throw new IOException(e.sentence(), e);
        }
        NodeSettings settings = wish.settings();
        String name = "tern-node-" + wish.run();
        List<String> command = new ArrayList<>(List.of(engine.path().toString(), "run", "--rm", "--pull=never",
                "--name=" + name, "--label=tern.run=" + wish.run(), "--log-driver=none", "--cap-drop=ALL",
                "--security-opt=no-new-privileges", "--stop-timeout=" + settings.stopSeconds()));
        command.addAll(user(engine, wish.base()));
        command.add("--mount=type=bind,source=" + wish.base() + ",target=" + DATA);
        settings.chainSpec()
                .ifPresent(spec -> command.add("--mount=type=bind,source=" + spec + ",target=" + OWN_SPEC
                        + ",readonly"));
        command.add("--publish=" + settings.p2pPort() + ":" + settings.p2pPort());
        command.add("--publish=127.0.0.1:" + settings.rpcPort() + ":" + settings.rpcPort());
        command.add("--publish=127.0.0.1:" + settings.metricsPort() + ":" + settings.metricsPort());
        command.add("--entrypoint=" + PROGRAM);
        command.add(wish.program().name());
        command.addAll(NodeFlags.of(settings, wish.chain(), DATA,
                settings.chainSpec().isPresent() ? OWN_SPEC : SPECS + wish.chain().specFile(), true));
        return new Launch(command, engineVariables(), Optional.of(name), Optional.of(engine.path().toString()));
    }

    /// Whom the node is in its container, so that it is this user outside.
    private static List<String> user(Engine engine, Path folder) throws IOException {
        if (!system().startsWith("linux")) {
            // the engine runs in a machine of its own there, and its shared folders are this user's whoever writes
            return List.of();
        }
        if (engine.name().equals("docker") && engine.rootless()) {
            return List.of("--user=0:0");
        }
        Object uid = Files.getAttribute(folder, "unix:uid");
        Object gid = Files.getAttribute(folder, "unix:gid");
        List<String> flags = new ArrayList<>(List.of("--user=" + uid + ":" + gid));
        if (engine.name().equals("podman")) {
            flags.add("--security-opt=label=disable");
            if (engine.rootless()) {
                flags.add("--userns=keep-id");
            }
        }
        return flags;
    }

    private Map<String, String> engineVariables() {
        Map<String, String> passed = new HashMap<>();
        environment.forEach((name, value) -> {
            if (ENGINE_VARIABLES.contains(name) || ENGINE_PREFIXES.stream().anyMatch(name::startsWith)) {
                passed.put(name, value);
            }
        });
        return passed;
    }

    @Override
    public Optional<Guest> guest(RunRecord.Run run) {
        if (run.guest().isEmpty() || run.engine().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Container(run.engine().get(), run.guest().get(), run.id()));
    }

    /// A container of ours, known by its name and its label.
    private final class Container implements Guest {

        private final String engine;
        private final String name;
        private final String run;

        Container(String engine, String name, String run) {
            this.engine = engine;
            this.name = name;
            this.run = run;
        }

        private Commands.Answer ask(String format) throws IOException, InterruptedException {
            return commands.run(List.of(engine, "container", "inspect", "--format",
                    "{{index .Config.Labels \"tern.run\"}}|" + format, name), quick);
        }

        /// An engine that does not answer in time says nothing of what it runs.
        private boolean isGone() throws IOException, InterruptedException {
            Commands.Answer answer = ask("{{.State.Running}}");
            return answer.worked() ? !answer.output().equals(run + "|true") : answer.code() > 0;
        }

        private Optional<String> inspect(String format) throws InterruptedException {
            try {
                Commands.Answer answer = ask(format);
                String text = answer.output();
                return answer.worked() && text.startsWith(run + "|")
                        ? Optional.of(text.substring(run.length() + 1))
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public boolean isAlive() throws InterruptedException {
            return inspect("{{.State.Running}}").filter("true"::equals).isPresent();
        }

        @Override
        public boolean end(Duration grace) throws InterruptedException {
            try {
                if (isAlive()) {
                    commands.run(List.of(engine, "stop", "--time=" + grace.toSeconds(), name), grace.plus(quick));
                }
                if (inspect("{{.State.Running}}").isPresent()) {
                    commands.run(List.of(engine, "rm", "--force", name), quick);
                }
                return isGone();
            } catch (IOException e) {
                // the engine's command is not there any more: nobody can be asked, now or later
                return true;
            }
        }

        @Override
        public Optional<Long> pid() throws InterruptedException {
            return inspect("{{.State.Pid}}").filter(text -> text.matches("[1-9]\\d{0,9}")).map(Long::parseLong);
        }
    }
}
