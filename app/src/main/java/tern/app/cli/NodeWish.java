package tern.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    static NodeSettings apply(NodeSettings now, Invocation invocation)
            throws CliException, BootException, NetworkNameException {
        Arguments arguments = invocation.arguments();
        if (arguments.has("--archive") && arguments.has("--lite")) {
            throw invocation.usage("node.archive-and-lite");
        }
        if (arguments.has("--program") && arguments.has("--image")) {
            throw invocation.usage("node.program-and-image");
        }
        NodeSettingsBuilder settings = now.with();
        if (arguments.has("--network")) {
            settings.network(invocation.network().id());
        }
        if (arguments.has("--archive") || arguments.has("--lite")) {
            settings.archive(arguments.has("--archive"));
        }
        Optional<Path> program = path(arguments, "--program", invocation);
        if (program.isPresent()) {
            settings.program(Optional.of(ProgramInfo.Origin.FILE)).file(program);
        }
        Optional<String> image = arguments.value("--image");
        if (image.isPresent()) {
            settings.program(Optional.of(ProgramInfo.Origin.CONTAINER)).image(image);
        }
        if (arguments.has("--chain-spec")) {
            settings.chainSpec(path(arguments, "--chain-spec", invocation));
        }
        if (arguments.has("--data")) {
            settings.dataFolder(path(arguments, "--data", invocation));
        }
        settings.ports(port(arguments, "--port", now.p2pPort(), invocation),
                port(arguments, "--rpc-port", now.rpcPort(), invocation),
                port(arguments, "--metrics-port", now.metricsPort(), invocation));
        arguments.value("--flags")
                .ifPresent(flags -> settings.extraFlags(flags.equals("none")
                        ? List.of()
                        : List.of(flags.strip().split("\\s+"))));
        return settings.build();
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

    private static int port(Arguments arguments, String option, int now, Invocation invocation) throws CliException {
        Optional<String> text = arguments.value(option);
        return text.isEmpty()
                ? now
                : (int) Whole.between(text.get(), LOWEST_PORT, HIGHEST_PORT)
                        .orElseThrow(() -> invocation.usage("node.bad-port", option));
    }
}
