package tern.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import tern.app.boot.BootException;
import tern.node.manage.NodeSettings;
import tern.node.manage.NodeSettingsBuilder;
import tern.node.manage.ProgramInfo;
import tern.wallet.bittensor.NetworkNameException;

/// What the options of `tern node start` make of the node's settings.
final class NodeWish {

    private static final int LOWEST_PORT = 1_024;
    private static final int HIGHEST_PORT = 65_535;
    /// Change how the node is from now on.
    static final List<String> OPTIONS = List.of("--network", "--archive", "--lite", "--program", "--image",
            "--chain-spec", "--data", "--port", "--rpc-port", "--metrics-port", "--flags");

    private NodeWish() {}

    static boolean isEmpty(Arguments arguments) {
        return OPTIONS.stream().noneMatch(arguments::has);
    }

    /// Reads the options, and says so where one is wrong; what comes of them depends on the settings of that moment.
    static UnaryOperator<NodeSettings> read(Invocation invocation)
            throws CliException, BootException, NetworkNameException {
        Arguments arguments = invocation.arguments();
        if (arguments.has("--archive") && arguments.has("--lite")) {
            throw invocation.usage("node.archive-and-lite");
        }
        if (arguments.has("--program") && arguments.has("--image")) {
            throw invocation.usage("node.program-and-image");
        }
        Optional<String> network = arguments.has("--network")
                ? Optional.of(invocation.network().id())
                : Optional.empty();
        Optional<Path> program = path(arguments, "--program", invocation);
        Optional<String> image = arguments.value("--image");
        Optional<Path> spec = path(arguments, "--chain-spec", invocation);
        Optional<Path> data = path(arguments, "--data", invocation);
        OptionalInt p2p = port(arguments, "--port", invocation);
        OptionalInt rpc = port(arguments, "--rpc-port", invocation);
        OptionalInt metrics = port(arguments, "--metrics-port", invocation);
        return now -> {
            NodeSettingsBuilder settings = now.with();
            network.ifPresent(settings::network);
            if (arguments.has("--archive") || arguments.has("--lite")) {
                settings.archive(arguments.has("--archive"));
            }
            if (program.isPresent()) {
                settings.program(Optional.of(ProgramInfo.Origin.FILE)).file(program);
            }
            if (image.isPresent()) {
                settings.program(Optional.of(ProgramInfo.Origin.CONTAINER)).image(image);
            }
            if (spec.isPresent()) {
                settings.chainSpec(spec);
            }
            if (data.isPresent()) {
                settings.dataFolder(data);
            }
            settings.ports(p2p.orElse(now.p2pPort()), rpc.orElse(now.rpcPort()), metrics.orElse(now.metricsPort()));
            arguments.value("--flags")
                    .ifPresent(flags -> settings.extraFlags(flags.equals("none")
                            ? List.of()
                            : List.of(flags.strip().split("\\s+"))));
            return settings.build();
        };
    }

    private static Optional<Path> path(Arguments arguments, String option, Invocation invocation) throws CliException {
        Optional<String> text = arguments.value(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(text.get()).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw invocation.usage("node.bad-path", option);
        }
    }

    private static OptionalInt port(Arguments arguments, String option, Invocation invocation) throws CliException {
        Optional<String> text = arguments.value(option);
        return text.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) (long) Whole.between(text.get(), LOWEST_PORT, HIGHEST_PORT)
                        .orElseThrow(() -> invocation.usage("node.bad-port", option)));
    }
}
