package tern.node.miner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tern.node.miner.MinerException.Kind;
import tern.wallet.keys.AccountId;

/// A miner as a person has set it up. It knows a hotkey and never a coldkey.
///
/// @param name        of the profile and its folder: small letters, digits and hyphens
/// @param network     a network's id: `finney`
/// @param netuid      the subnet, not root
/// @param hotkey      who mines
/// @param wallet      the wallet's name, which miners ask for
/// @param hotkeyName  the hotkey's name in that wallet
/// @param folder      where the program runs: the subnet's own files
/// @param command     program and arguments, no shell; `{wallets}`, `{wallet}`, `{hotkey}`, `{netuid}`, `{port}` and
///                    `{folder}` in them are filled in
/// @param environment variables beside the few that every miner gets
/// @param axonPort    the port where validators ask it
/// @param announced   the address that it is announced at
/// @param cards       UUIDs of the graphics cards that it may use; none: it sees no card
/// @param python      folder of its own Python environment
/// @param needs       what the subnet asks for
/// @param bound       whether it ends when Tern does, also when Tern is killed
/// @param graceSeconds how long it may take to end
/// @param lossEpochs  after so many epochs of loss in a row it is stopped
/// @param rules       when it is started again and when it is paused
public record MinerProfile(String name, String network, int netuid, AccountId hotkey, String wallet,
        String hotkeyName, Path folder, List<String> command, Map<String, String> environment, OptionalInt axonPort,
        Optional<String> announced, List<String> cards, Optional<Path> python, MinerNeeds needs, boolean bound,
        int graceSeconds, OptionalInt lossEpochs, MinerRules rules) {

    private static final int LONGEST_GRACE = 600;
    private static final int MOST_ARGUMENTS = 500;

    public MinerProfile {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        cards = List.copyOf(cards);
    }

    /// With the usual rules.
    public MinerProfile(String name, String network, int netuid, AccountId hotkey, String wallet, String hotkeyName,
            Path folder, List<String> command, Map<String, String> environment, OptionalInt axonPort,
            Optional<String> announced, List<String> cards, Optional<Path> python, MinerNeeds needs, boolean bound,
            int graceSeconds, OptionalInt lossEpochs) {
        this(name, network, netuid, hotkey, wallet, hotkeyName, folder, command, environment, axonPort, announced,
                cards, python, needs, bound, graceSeconds, lossEpochs, MinerRules.usual());
    }

    /// Says what is wrong with it, if something is.
    ///
    /// @throws MinerException `PROFILE`
    public void check() throws MinerException {
        if (!isName(name)) {
            throw wrong("profile.name", name);
        }
        if (netuid < 1 || netuid > 65_535) {
            throw wrong("profile.netuid", netuid);
        }
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw wrong("profile.command");
        }
        if (command.size() > MOST_ARGUMENTS || command.stream().anyMatch(MinerProfile::isBroken)) {
            throw wrong("profile.arguments", MOST_ARGUMENTS);
        }
        if (!folder.isAbsolute() || python.isPresent() && !python.get().isAbsolute()) {
            throw wrong("profile.folder", folder);
        }
        if (axonPort.isPresent() && (axonPort.getAsInt() < 1_024 || axonPort.getAsInt() > 65_535)) {
            throw wrong("profile.port", axonPort.getAsInt());
        }
        if (graceSeconds < 1 || graceSeconds > LONGEST_GRACE) {
            throw wrong("profile.grace", LONGEST_GRACE);
        }
        if (lossEpochs.isPresent() && lossEpochs.getAsInt() < 1) {
            throw wrong("profile.losses");
        }
        if (!rules.isSound()) {
            throw wrong("profile.rules");
        }
        checkNames();
        checkVariables();
    }

    private void checkNames() throws MinerException {
        for (String each : List.of(wallet, hotkeyName)) {
            if (each.isEmpty() || each.startsWith(".") || each.indexOf('/') >= 0 || each.indexOf('\\') >= 0
                    || isBroken(each)) {
                throw wrong("profile.wallet", each);
            }
        }
        for (String card : cards) {
            if (!card.matches("[A-Za-z0-9-]{4,80}")) {
                throw wrong("profile.card", card);
            }
        }
    }

    /// The same with other cards.
    ///
    /// @param wanted by their names for miners
    public MinerProfile withCards(List<String> wanted) {
        return new MinerProfile(name, network, netuid, hotkey, wallet, hotkeyName, folder, command, environment,
                axonPort,
                announced, wanted, python, needs, bound, graceSeconds, lossEpochs, rules);
    }

    /// The same with other rules.
    ///
    /// @param losses after so many epochs of loss in a row it is stopped; empty: never for that
    public MinerProfile withRules(OptionalInt losses, MinerRules wanted) {
        return new MinerProfile(name, network, netuid, hotkey, wallet, hotkeyName, folder, command, environment,
                axonPort,
                announced, cards, python, needs, bound, graceSeconds, losses, wanted);
    }

    private void checkVariables() throws MinerException {
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            if (!variable.getKey().matches("[A-Za-z_][A-Za-z0-9_]*") || isBroken(variable.getValue())) {
                throw wrong("profile.variable", variable.getKey());
            }
            if (MinerEnvironment.isOurs(variable.getKey())) {
                throw wrong("profile.variable-ours", variable.getKey());
            }
        }
    }

    static boolean isName(String name) {
        return name.matches("[a-z0-9][a-z0-9-]{0,39}");
    }

    /// No program can be given such a text.
    private static boolean isBroken(String text) {
        return text.indexOf('\0') >= 0 || text.indexOf('\n') >= 0;
    }

    private static MinerException wrong(String key, Object... values) {
        return new MinerException(Kind.PROFILE, Texts.get(key, values));
    }
}
