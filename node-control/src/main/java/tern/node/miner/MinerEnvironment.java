package tern.node.miner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a miner's program is given: its arguments filled in, and its variables. Nothing of Tern's environment but what
/// every program needs; the cards by UUID, since their numbers change.
final class MinerEnvironment {

    /// Set here, from the rest of the profile.
    private static final Set<String> OURS = Set.of("TERN_RUN", "CUDA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER",
            "ROCR_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES", "BT_WALLET_PATH", "BT_WALLET_NAME", "BT_WALLET_HOTKEY",
            "BT_WALLET_PASSWORD", "BT_WALLET_PASSWORD_FILE", "VIRTUAL_ENV", "PATH", "LD_PRELOAD",
            "DYLD_INSERT_LIBRARIES");
    /// NVIDIA's are UUIDs of 36 letters, also of a part of a card; AMD's are shorter.
    private static final String NVIDIA = "(?:GPU|MIG)-[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}.*";
    private static final int LOW_PORT = 8_091;

    private MinerEnvironment() {}

    static boolean isOurs(String name) {
        return OURS.contains(name) || name.startsWith("BT_PW_");
    }

    /// @param wallets the miner's own folder of wallets
    static List<String> command(MinerProfile profile, Path wallets) {
        List<String> command = new ArrayList<>();
        for (String argument : profile.command()) {
            command.add(argument.replace("{wallets}", wallets.toString())
                    .replace("{wallet}", profile.wallet())
                    .replace("{hotkey}", profile.hotkeyName())
                    .replace("{netuid}", Integer.toString(profile.netuid()))
                    .replace("{port}", Integer.toString(profile.axonPort().orElse(LOW_PORT)))
                    .replace("{folder}", profile.folder().toString()));
        }
        program(profile).ifPresent(program -> command.set(0, program.toString()));
        return command;
    }

    /// A program of the Python environment is run from there, whatever `PATH` says.
    private static java.util.Optional<Path> program(MinerProfile profile) {
        String name = profile.command().getFirst();
        if (profile.python().isEmpty() || name.indexOf('/') >= 0) {
            return java.util.Optional.empty();
        }
        Path file = profile.python().get().resolve("bin").resolve(name);
        return java.nio.file.Files.isExecutable(file) ? java.util.Optional.of(file) : java.util.Optional.empty();
    }

    /// @param path what `PATH` is for programs that Tern starts
    static Map<String, String> variables(MinerProfile profile, Path wallets, String path) {
        Map<String, String> variables = new LinkedHashMap<>(profile.environment());
        variables.put("PYTHONUNBUFFERED", "1");
        variables.put("PYTHONFAULTHANDLER", "1");
        variables.put("PYTHONNOUSERSITE", "1");
        variables.put("BT_WALLET_PATH", wallets.toString());
        variables.put("BT_WALLET_NAME", profile.wallet());
        variables.put("BT_WALLET_HOTKEY", profile.hotkeyName());
        profile.axonPort().ifPresent(port -> variables.putIfAbsent("BT_AXON_PORT", Integer.toString(port)));
        variables.put("PATH", profile.python().map(folder -> folder.resolve("bin") + ":" + path).orElse(path));
        profile.python().ifPresent(folder -> variables.put("VIRTUAL_ENV", folder.toString()));
        List<String> nvidia = profile.cards().stream().filter(card -> card.matches(NVIDIA)).toList();
        List<String> others = profile.cards().stream().filter(card -> !card.matches(NVIDIA)).toList();
        variables.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        // empty: it sees none, also where there are some
        variables.put("CUDA_VISIBLE_DEVICES", String.join(",", nvidia));
        if (!others.isEmpty()) {
            variables.put("ROCR_VISIBLE_DEVICES", String.join(",", others));
        }
        return variables;
    }
}
