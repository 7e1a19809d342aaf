package tern.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tern.app.cli.Holders.Holder;
import tern.app.cli.Holders.LeftOut;
import tern.app.practice.PracticeNetwork;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;
import tern.wallet.units.TernException;

/// No command: opens the window. Where there is no display it prints what the window's first page would show.
final class WindowCommand implements Command {

    private static final int DEFAULT_WIDTH = 1440;
    private static final int DEFAULT_HEIGHT = 900;
    private static final int SMALLEST = 200;
    private static final int LARGEST = 8000;

    private final WindowOpener window;

    WindowCommand(WindowOpener window) {
        this.window = window;
    }

    @Override
    public int run(Invocation invocation) throws TernException {
        Arguments arguments = invocation.arguments();
        if (arguments.has("--version")) {
            return version(invocation);
        }
        Optional<String> snapshot = arguments.value("--snapshot");
        if (snapshot.isEmpty() && arguments.value("--size").isPresent()) {
            throw invocation.usage("window.size-alone");
        }
        WindowOpener.Colours colours = colours(arguments.value("--theme"), invocation);
        if (snapshot.isEmpty() && (invocation.json() || !hasDisplay(invocation))) {
            return home(invocation);
        }
        int[] size = size(arguments.value("--size"), invocation);
        Optional<Path> file = snapshot.isEmpty() ? Optional.empty() : Optional.of(png(snapshot.get(), invocation));
        // what the settings say is read by the window itself, which also says what is wrong with them
        Optional<String> network = arguments.value("--network");
        Optional<Network> parsed = network.isEmpty() ? Optional.empty() : Optional.of(Networks.parse(network.get()));
        try {
            return window.open(new WindowOpener.Request(invocation.folders(), parsed, arguments.value("--wallet"),
                    colours, file, size[0], size[1]));
        } catch (UnsupportedOperationException e) {
            // What the toolkit throws where a display is named but does not answer.
            throw new CliException(Trouble.FAILED, invocation.texts().get("window.no-display"), e.getMessage(), e);
        }
    }

    private static int version(Invocation invocation) {
        String version = CommandLineProgram.version().orElse("0-development");
        String java = System.getProperty("java.version", "?");
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("version", version).text("java", java).writeTo(invocation.out());
            }
        } else {
            invocation.out().println("tern " + version);
        }
        return 0;
    }

    /// JavaFX on Linux asks the X server, which on Wayland desktops is XWayland.
    private static boolean hasDisplay(Invocation invocation) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.startsWith("mac") || system.startsWith("windows")
                || invocation.environment("DISPLAY").isPresent()
                || invocation.environment("WAYLAND_DISPLAY").isPresent();
    }

    /// What Home shows, as text.
    private static int home(Invocation invocation) throws TernException {
        if (!invocation.json()) {
            invocation.say("home.no-display");
            invocation.say("home.blank");
        }
        Optional<String> wallet = invocation.arguments().value("--wallet");
        List<LeftOut> leftOut = new ArrayList<>();
        List<Holder> holders = Holders.find(wallet.isPresent() ? List.of(wallet.get()) : List.of(), leftOut,
                invocation);
        Holders.warn(leftOut, invocation);
        boolean nothingOwn = holders.isEmpty() && leftOut.isEmpty();
        if (nothingOwn && invocation.network().trust() == Trust.PRACTICE) {
            holders.add(new Holder(Optional.of(invocation.texts().get("home.practice-holder")),
                    PracticeNetwork.holder(), true));
        }
        try (ChainClient chain = invocation.connect()) {
            if (invocation.json()) {
                PortfolioJson.write(PortfolioCommand.load(chain, holders), holders, leftOut, invocation.out());
                return 0;
            }
            PortfolioText text = new PortfolioText(invocation.texts());
            if (holders.isEmpty()) {
                invocation.print(text.head(chain.network().title(), chain.blockAtConnect(),
                        chain.runtime().specVersion(), Optional.empty()) + '\n');
                invocation.say("home.blank");
                invocation.say("home.no-wallet", Plain.text(invocation.folders().wallets().toString(), 200));
                return 0;
            }
            invocation.print(text.portfolio(PortfolioCommand.load(chain, holders), holders, chain.network().title()));
            if (nothingOwn) {
                invocation.say("home.blank");
                invocation.say("home.practice-next");
            }
        }
        return 0;
    }

    private static WindowOpener.Colours colours(Optional<String> theme, Invocation invocation) throws CliException {
        return switch (theme.orElse("system")) {
            case "dark" -> WindowOpener.Colours.DARK;
            case "light" -> WindowOpener.Colours.LIGHT;
            case "system" -> WindowOpener.Colours.SYSTEM;
            default -> throw invocation.usage("window.bad-theme");
        };
    }

    private static Path png(String name, Invocation invocation) throws CliException {
        try {
            Path file = Path.of(name).toAbsolutePath();
            if (name.toLowerCase(Locale.ROOT).endsWith(".png")) {
                return file;
            }
        } catch (InvalidPathException ignored) {
            // The same sentence says it.
        }
        throw invocation.usage("window.bad-snapshot");
    }

    private static int[] size(Optional<String> text, Invocation invocation) throws CliException {
        if (text.isEmpty()) {
            return new int[]{DEFAULT_WIDTH, DEFAULT_HEIGHT};
        }
        int x = text.get().indexOf('x');
        int width = x < 0 ? -1 : pixels(text.get().substring(0, x));
        int height = x < 0 ? -1 : pixels(text.get().substring(x + 1));
        if (width < 0 || height < 0) {
            throw invocation.usage("window.bad-size", SMALLEST, LARGEST);
        }
        return new int[]{width, height};
    }

    private static int pixels(String digits) {
        if (digits.isEmpty() || digits.length() > 4) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number < SMALLEST || number > LARGEST ? -1 : number;
    }
}
